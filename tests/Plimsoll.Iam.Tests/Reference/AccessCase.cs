using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Tests.Reference;

/// <summary>A request and all policies that apply to it, as texts.</summary>
public sealed record AccessCase(
    Principal Caller, string Action, string Resource, string ResourceAccount, IReadOnlyDictionary<string, string[]> Keys,
    string[] Identity, string? Boundary, string? Session, string? ResourcePolicy)
{
    private static readonly JsonSerializerOptions Lines = new() { WriteIndented = false };

    /// <summary>True when the resource is a role, and its policy a trust policy.</summary>
    public bool IsTrust { get; init; }

    /// <summary>Statements of all policies.</summary>
    public IEnumerable<JsonObject> Statements => Identity.Append(Boundary).Append(Session).Append(ResourcePolicy).OfType<string>()
        .SelectMany(text => JsonNode.Parse(text)!["Statement"]!.AsArray().Select(statement => statement!.AsObject()));

    /// <summary>What our evaluator says.</summary>
    public AccessResult Decide()
    {
        var keys = new ContextKeys();
        foreach (var (key, values) in Keys)
        {
            keys[key] = values;
        }

        return PolicyEvaluator.Evaluate(
            new AccessRequest(Caller, Action, Resource) { Context = keys },
            new PolicySet
            {
                Identity = [.. Identity.Select((text, at) => Read($"identity{at}", text, PolicyKind.Identity))],
                Boundary = Boundary is null ? null : Read("boundary", Boundary, PolicyKind.Identity),
                Session = Session is null ? null : [Read("session", Session, PolicyKind.Session)],
                Resource = ResourcePolicy is null ? [] : [Read("resource", ResourcePolicy, IsTrust ? PolicyKind.Trust : PolicyKind.Resource)],
                IsTrust = IsTrust,
                ResourceAccount = ResourceAccount,
            });
    }

    /// <summary>One line of JSON, for another evaluator.</summary>
    public string Line()
    {
        var line = new JsonObject
        {
            ["principal"] = Caller.Arn,
            ["action"] = Action,
            ["resource"] = Resource,
            ["account"] = ResourceAccount,
            ["keys"] = new JsonObject(Keys.Select(key => KeyValuePair.Create<string, JsonNode?>(
                key.Key, key.Value.Length == 1 ? JsonValue.Create(key.Value[0]) : new JsonArray([.. key.Value.Select(value => JsonValue.Create(value))])))),
            ["identity"] = new JsonArray([.. Identity.Select(text => JsonNode.Parse(text))]),
            ["boundary"] = Boundary is null ? null : JsonNode.Parse(Boundary),
            ["session"] = Session is null ? null : JsonNode.Parse(Session),
            ["resourcePolicy"] = ResourcePolicy is null ? null : JsonNode.Parse(ResourcePolicy),
        };
        return line.ToJsonString(Lines);
    }

    /// <inheritdoc/>
    public override string ToString() => Line();

    private static SourcedPolicy Read(string id, string text, PolicyKind kind) => new(id, "IAM Policy", PolicyReader.Read(text, kind));
}
