using System.Text.Json;
using CsCheck;
using Plimsoll.Iam.Tests.Support;

namespace Plimsoll.Iam.Tests.Reference;

/// <summary>
/// Makes cases up: few names, so that statements often match, and every element, operator and kind of policy.
/// </summary>
internal static class AccessCases
{
    private const string Task = "arn:aws:ecs:eu-west-1:111122223333:task/main/1a";
    private const string Role = "arn:aws:iam::111122223333:role/other";
    private const string Object = "arn:aws:s3:::shelf/red/book";

    private static readonly Gen<string> Actions = Any("ecs:RunTask", "ecs:StopTask", "ECS:runtask", "s3:GetObject", "s3:PutObject");

    private static readonly Gen<string> ActionPatterns = Any(
        "*", "ecs:*", "ecs:R*", "ecs:?unTask", "ecs:RunTask", "s3:*Object", "s3:GetObject", "ecs:*Task*", "S3:getobject", "ecr:*", "s3:Get?*t");

    private static readonly Gen<string> Resources = Any(Task, "arn:aws:ecs:eu-west-1:111122223333:task/main/2b", Object, "arn:aws:s3:::shelf/ada/book");

    private static readonly Gen<string> ResourcePatterns = Any(
        "*", Task, Object, "arn:aws:ecs:*:*:task/*", "arn:aws:ecs:eu-west-?:111122223333:task/main/1*", "arn:aws:s3:::shelf/*", "arn:aws:s3:::shelf/*/b??k",
        "arn:aws:s3:::shelf/${aws:username}/*", "arn:aws:s3:::shelf/${aws:PrincipalTag/team, 'red'}/*", "arn:aws:s3:::shelf/${aws:PrincipalTag/team}/${*}",
        "arn:aws:s3:::*e*e*e*", "arn:aws:ecs:*:444455556666:task/*", "arn:aws:s3:::shelf/r?d/book");

    private static readonly Gen<string> PrincipalNames = Any(
        "*", Callers.Account, Callers.Other, "arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:user/team/ada", "arn:aws:iam::111122223333:role/web",
        "arn:aws:iam::111122223333:role/we", "arn:aws:sts::111122223333:assumed-role/web/task", "arn:aws:sts::111122223333:assumed-role/web/other");

    private static readonly Gen<string> SingleKeys = Any("aws:username", "AWS:PrincipalTag/team", "aws:Absent", "aws:PrincipalTag/team");

    private static readonly Gen<string> StringValues = Any("ada", "red", "blue", "r*", "?ed", "Red", "${aws:username}", "${aws:PrincipalTag/team, 'red'}", "*", "${aws:Absent}");

    private static readonly Gen<string> Conditions = Gen.OneOf(
        Condition(["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike"], SingleKeys, StringValues),
        Condition(["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"], Any("s3:max-keys", "aws:Absent"), Any("9", "10", "10.5", "11")),
        Condition(["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"], Any("aws:CurrentTime", "aws:Absent"), Any("2026-01-01T00:00:00Z", "2026-06-01", "2026-06-01T00:00:00Z", "2027-01-01T01:00:00+01:00")),
        Condition(["Bool"], Any("aws:SecureTransport", "aws:Absent"), Any("true", "false", "True")),
        Condition(["BinaryEquals"], Any("aws:Binary", "aws:Absent"), Any("QQ==", "Qg==")),
        Condition(["IpAddress", "NotIpAddress"], Any("aws:SourceIp", "aws:Absent"), Any("10.0.0.0/8", "10.1.2.0/24", "192.168.0.0/16", "10.1.2.3/32", "2001:db8::/32", "0.0.0.0/0")),
        Condition(["ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"], Any("aws:SourceArn", "aws:Absent"), Any("arn:aws:sns:*:111122223333:t*", "arn:aws:sns:eu-west-1:111122223333:topic", "arn:aws:sqs:*:*:*", "arn:aws:sns:*:*:${aws:username}")),
        Gen.Select(Any("aws:username", "aws:Absent", "aws:TagKeys"), Any("true", "false"), (key, value) => $"\"Null\":{{\"{key}\":\"{value}\"}}"),
        Condition(["ForAllValues:StringEquals", "ForAnyValue:StringEquals", "ForAllValues:StringNotEquals", "ForAnyValue:StringNotEquals", "ForAllValues:StringLike", "ForAnyValue:StringLike", "ForAnyValue:StringNotLike"], Any("aws:TagKeys", "aws:Absent"), Any("env", "owner", "e*", "cost")));

    private static readonly Gen<string> About = Gen.Select(
        Elements("Action", 6, ActionPatterns), Elements("Resource", 6, ResourcePatterns), (action, resource) => $"{action},{resource}");

    private static readonly Gen<string> AboutRoles = Gen.Select(
        Elements("Action", 6, Any("*", "sts:*", "sts:AssumeRole", "sts:GetSessionToken", "ecs:*")),
        Elements("Resource", 6, Any("*", Role, "arn:aws:iam::*:role/*", "arn:aws:iam::111122223333:role/o*", "arn:aws:iam::111122223333:role/x")),
        (action, resource) => $"{action},{resource}");

    /// <summary>Any case but of assuming a role.</summary>
    public static Gen<AccessCase> OfResources { get; } =
        from caller in Any(Callers.User, Callers.Session)
        from action in Actions
        from resource in Resources
        from policies in Policies(About, caller == Callers.Session)
        from policy in Sometimes(2, Policy(Statement(About, PrincipalNames)))
        select policies with { Caller = caller, Action = action, Resource = resource, ResourcePolicy = policy };

    /// <summary>Any case of assuming a role.</summary>
    public static Gen<AccessCase> OfTrust { get; } =
        from caller in Any(Callers.User, Callers.Session)
        from policies in Policies(AboutRoles, caller == Callers.Session)
        from trust in Policy(Statement(Any("sts:AssumeRole", "sts:AssumeRole", "sts:TagSession").Select(action => $"\"Action\":\"{action}\""), PrincipalNames))
        select policies with { Caller = caller, Action = "sts:AssumeRole", Resource = Role, ResourcePolicy = trust, IsTrust = true };

    /// <summary>Any case.</summary>
    public static Gen<AccessCase> All { get; } = Gen.OneOf(OfResources, OfResources, OfResources, OfTrust);

    private static Gen<AccessCase> Policies(Gen<string> about, bool isSession) =>
        from account in Any(Callers.Account, Callers.Account, Callers.Account, Callers.Other)
        from keys in Keys
        from identity in Policy(Statement(about, null)).Array[0, 3]
        from boundary in Sometimes(4, Policy(Statement(about, null)))
        from session in Sometimes(4, Policy(Statement(about, null)))
        select new AccessCase(Callers.User, "", "", account, keys, identity, boundary, isSession ? session : null, null);

    private static Gen<Dictionary<string, string[]>> Keys =>
        Gen.Select(
            Any("ada", "red", ""), Any("red", "blue", ""), Any("9", "10", "10.0", ""), Any("2026-06-01T00:00:00Z", "2026-07-01T12:00:00Z"),
            Any("true", "false", ""), Any("10.1.2.3", "192.168.7.7", "2001:db8::1", ""), Any("arn:aws:sns:eu-west-1:111122223333:topic", "arn:aws:sqs:a:b:ada", ""),
            Any("", "env,owner", "env,cost,x", "owner,x"),
            (name, team, most, now, secure, source, arn, tags) => new Dictionary<string, string[]>(
                new (string Key, string[] Values)[]
                {
                    ("aws:username", [name]), ("aws:PrincipalTag/team", [team]), ("s3:max-keys", [most]), ("aws:CurrentTime", [now]), ("aws:SecureTransport", [secure]),
                    ("aws:SourceIp", [source]), ("aws:SourceArn", [arn]), ("aws:TagKeys", tags.Split(',')), ("aws:Binary", ["QQ=="]),
                }.Where(key => key.Values[0].Length > 0).Select(key => KeyValuePair.Create(key.Key, key.Values)),
                StringComparer.OrdinalIgnoreCase));

    private static Gen<string> Policy(Gen<string> statement) =>
        statement.Array[1, 3].Select(statements => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""");

    private static Gen<string> Statement(Gen<string> about, Gen<string>? names) =>
        from effect in Any("Allow", "Allow", "Allow", "Allow", "Deny")
        from principal in names is null ? Gen.Const("") : Gen.Select(Not("Principal", 8), List(names), (element, some) => $"\"{element}\":{{\"AWS\":{some}}},")
        from rest in about
        from condition in Sometimes(3, Conditions.Array[1, 2].Select(Block))
        select $"{{\"Effect\":\"{effect}\",{principal}{rest}{condition}}}";

    private static Gen<string> Elements(string name, int rarely, Gen<string> one) =>
        Gen.Select(Not(name, rarely), List(one), (element, some) => $"\"{element}\":{some}");

    // An operator stands once.
    private static string Block(string[] conditions) =>
        $",\"Condition\":{{{string.Join(',', conditions.DistinctBy(one => one[..one.IndexOf("\":", StringComparison.Ordinal)]))}}}";

    private static Gen<string> Condition(string[] names, Gen<string> keys, Gen<string> values) => Gen.Select(
        Any(names), Any("", "", "", "IfExists"), keys, List(values),
        (name, suffix, key, some) => $"\"{name}{suffix}\":{{\"{key}\":{some}}}");

    private static Gen<string> Not(string element, int rarely) => Gen.Int[0, rarely].Select(at => at == 0 ? $"Not{element}" : element);

    private static Gen<string> List(Gen<string> one) => Gen.OneOf(
        one.Select(text => JsonSerializer.Serialize(text)),
        one.Array[1, 2].Select(texts => $"[{string.Join(',', texts.Select(text => JsonSerializer.Serialize(text)))}]"));

    private static Gen<string?> Sometimes(int of, Gen<string> one) => Gen.Select(Gen.Int[1, of], one, (at, text) => at == 1 ? text : null);

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
