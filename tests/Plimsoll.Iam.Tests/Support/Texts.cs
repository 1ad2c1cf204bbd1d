using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;

namespace Plimsoll.Iam.Tests.Support;

/// <summary>Short ways to write policies.</summary>
internal static class Texts
{
    /// <summary>A policy of statements.</summary>
    public static string Policy(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    /// <summary>A statement about everything but what its elements say.</summary>
    public static string Statement(string effect, string action, string more = "\"Resource\":\"*\"") =>
        $$"""{"Effect":"{{effect}}","Action":"{{action}}",{{more}}}""";

    public static SourcedPolicy Identity(params string[] statements) => Read("identity", PolicyKind.Identity, statements);

    public static SourcedPolicy Resource(params string[] statements) => Read("resource", PolicyKind.Resource, statements);

    public static SourcedPolicy Read(string id, PolicyKind kind, params string[] statements) => new(id, "IAM Policy", PolicyReader.Read(Policy(statements), kind));
}
