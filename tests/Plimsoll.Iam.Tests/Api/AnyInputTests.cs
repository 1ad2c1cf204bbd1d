using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CsCheck;
using Plimsoll.Iam.Tests.Support;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Validation;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api;

/// <summary>Whatever an input holds, an operation answers or refuses: it never fails.</summary>
public sealed class AnyInputTests
{
    private const int Most = 3;

    private static readonly Gen<string> Names = Gen.OneOf("ann", "bob", "devs", "p", "web", "ecsInstanceRole", "ECSTASKEXECUTIONROLE");

    private static readonly Gen<string> Arns = Gen.OneOf(
        "arn:aws:iam::123456789012:role/ecsInstanceRole", "arn:aws:iam::123456789012:role/web", "arn:aws:iam::123456789012:user/ann", "arn:aws:iam::123456789012:policy/p",
        "arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::123456789012:oidc-provider/idp.example", "arn:aws:iam::210987654321:role/x",
        "arn:aws:iam::123456789012:group/devs", "arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:role/", "arn:::::::::::::::::::");

    private static readonly Gen<string> Documents = Gen.OneOf(
        Ec2, Policy("Allow", "ecs:*"), Policy("Deny", "*"), TrustOf("arn:aws:iam::123456789012:user/ann"), TrustOf("*"), "{}", "[]", "{\"Statement\":[]}");

    private static readonly Gen<string> Others = Gen.OneOf<string>(
        Gen.OneOf(
            "", "a", "/", "/x/", "v1", "v2", "aws:x", "*", "ecs.amazonaws.com", "ecs:RunTask", "https://idp.example", "123456789012", "AROAAAAAAAAAAAAAAAAAA",
            new string('x', 70), "é", "\u0000", "a b", "a.b.c"),
        Gen.String);

    [Fact]
    public async Task Any_input_is_answered_or_refused()
    {
        await using var names = await StartAsync();
        foreach (var operation in names.Iam.Definition.Operations.Concat(names.Iam.Sts.Operations))
        {
            await using var iam = await StartAsync();
            var ann = await FillAsync(iam);
            Gen.Select(Any(operation.Input), Gen.OneOf(iam.Root, ann)).Sample((input, caller) => Holds(iam, operation, input, caller), iter: 200, threads: 1);
        }
    }

    // Something for each kind of operation to find; ann may do all.
    private static async Task<Principal> FillAsync(IamHarness iam)
    {
        await iam.CallAsync("CreateGroup", """{"GroupName":"devs"}""");
        await iam.CallAsync("CreatePolicy", $$"""{"PolicyName":"p","PolicyDocument":{{Quote(Policy("Allow", "iam:*"))}}}""");
        await iam.CallAsync("CreatePolicyVersion", $$"""{"PolicyArn":"arn:aws:iam::123456789012:policy/p","PolicyDocument":{{Quote(Policy("Allow", "iam:*"))}}}""");
        await iam.CallAsync("CreateOpenIDConnectProvider", """{"Url":"https://idp.example"}""");
        await iam.CallAsync("CreateInstanceProfile", """{"InstanceProfileName":"p"}""");
        var ann = (await iam.MakeUserAsync("ann")).Principal;
        await iam.MakeRoleAsync("web", TrustOf("arn:aws:iam::123456789012:user/ann"));
        await iam.CallAsync("AttachUserPolicy", """{"UserName":"ann","PolicyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}""");
        await iam.CallAsync("CreateLoginProfile", """{"UserName":"ann","Password":"Aa1!aaaa"}""");
        return ann;
    }

    private static bool Holds(IamHarness iam, Operation operation, JsonNode? input, Principal caller)
    {
        try
        {
            iam.CallAsync(operation.Name, input!.ToJsonString(), caller).GetAwaiter().GetResult();
            return true;
        }
        catch (AwsException error)
        {
            return error.Status < 500;
        }
        catch (Exception error) when (error is JsonException)
        {
            return true;
        }
    }

    private static Gen<JsonNode?> Any(JsonTypeInfo shape, JsonPropertyInfo? member = null)
    {
        var type = Nullable.GetUnderlyingType(shape.Type) ?? shape.Type;
        return shape.Kind switch
        {
            JsonTypeInfoKind.Object => Members(shape.Properties.Select(property => Member(shape, property)).ToList()),
            JsonTypeInfoKind.Enumerable => Any(shape.Options.GetTypeInfo(shape.ElementType!), member).Array[0, Most].Select(items => (JsonNode?)new JsonArray([.. items.Select(Copy)])),
            _ when type == typeof(bool) => Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
            _ when type == typeof(int) => Gen.OneOf(1, 900, 3600, 43200, -1, int.MaxValue).Select(number => (JsonNode?)JsonValue.Create(number)),
            _ => Gen.Frequency((9, Likely(member)), (1, Others)).Select(text => (JsonNode?)JsonValue.Create(text)),
        };
    }

    // What a member of this name and constraints holds as a rule.
    private static Gen<string> Likely(JsonPropertyInfo? member)
    {
        var declared = member?.AttributeProvider?.GetCustomAttributes(typeof(ConstraintAttribute), inherit: true) ?? [];
        return declared.OfType<OneOfAttribute>().FirstOrDefault() is { } values ? Gen.OneOf(values.Values.ToArray())
            : member!.Name switch
            {
                var name when name.EndsWith("Arn", StringComparison.Ordinal) || name.EndsWith("Arns", StringComparison.Ordinal) || name is "PermissionsBoundary" or "arn" => Arns,
                var name when name.Contains("Document", StringComparison.Ordinal) || name.StartsWith("Policy", StringComparison.Ordinal) && !name.EndsWith("Name", StringComparison.Ordinal) => Documents,
                var name when name.Contains("Path", StringComparison.Ordinal) => Gen.OneOf("/", "/x/", "/team/"),
                "VersionId" => Gen.OneOf("v1", "v2", "v3"),
                "ActionNames" => Gen.OneOf("ecs:RunTask", "iam:GetUser"),
                "AccessKeyId" => Gen.OneOf("AKIAAAAAAAAAAAAAAAAA", "AKIAROOT000000000000"),
                "AWSServiceName" => Gen.OneOf("ecs.amazonaws.com", "autoscaling.amazonaws.com", "s3.amazonaws.com"),
                "Url" => Gen.OneOf("https://idp.example", "https://other.example/x"),
                "WebIdentityToken" => Gen.OneOf("a.b.c", "e30.e30.e30"),
                _ => Names,
            };
    }

    // What is required is there as a rule, what is not is seldom.
    private static Gen<(string Name, JsonNode? Value)> Member(JsonTypeInfo shape, JsonPropertyInfo property)
    {
        var isRequired = property.AttributeProvider!.IsDefined(typeof(RequiredAttribute), inherit: true);
        return Gen.Select(
            Gen.Int[0, 9], Any(shape.Options.GetTypeInfo(property.PropertyType), property),
            (dice, value) => (property.Name, Value: dice < (isRequired ? 9 : 2) ? value : null));
    }

    private static Gen<JsonNode?> Members(List<Gen<(string Name, JsonNode? Value)>> members) => members
        .Aggregate(
            (Gen<List<(string Name, JsonNode? Value)>>)Gen.Const(new List<(string Name, JsonNode? Value)>()),
            (before, member) => Gen.Select(before, member, (all, one) => (List<(string Name, JsonNode? Value)>)[.. all, one]))
        .Select(all => (JsonNode?)new JsonObject(all.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, Copy(one.Value)))));

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();
}
