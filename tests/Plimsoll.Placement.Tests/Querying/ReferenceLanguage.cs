using System.Globalization;
using System.Text.RegularExpressions;

namespace Plimsoll.Placement.Tests.Querying;

/// <summary>
/// One comparison of the language, written by its parts, with its answer worked out from the rules' table: no parser,
/// no term of the library.
/// </summary>
internal sealed record ReferenceComparison(string Subject, string Operator, params string[] Arguments)
{
    private static readonly string[] Orders = ["==", "!=", ">", ">=", "<", "<="];

    public override string ToString() => Operator switch
    {
        "exists" or "!exists" or "not_exists" => $"{Subject} {Operator}",
        "in" or "!in" or "not_in" => $"{Subject} {Operator} [{string.Join(", ", Arguments.Select(Quote))}]",
        _ => $"{Subject} {Operator} {Quote(Arguments[0])}",
    };

    public bool Answer(Facts facts)
    {
        var op = Canonical();
        if (Subject.StartsWith("attribute:", StringComparison.Ordinal))
        {
            var present = facts.Attributes.TryGetValue(Subject["attribute:".Length..], out var value);
            return op switch
            {
                "exists" => present,
                "!exists" => !present,
                _ => present && Text(op, value ?? ""),
            };
        }

        return Subject switch
        {
            "agentConnected" => Text(op, facts.AgentConnected ? "true" : "false"),
            "ec2InstanceId" => facts.Ec2InstanceId is { } id && Text(op, id),
            "task:group" => facts.Groups.Any(group => Text(op, group)),
            "runningTasksCount" => Order(op, facts.RunningTasksCount.CompareTo(int.Parse(Arguments[0], CultureInfo.InvariantCulture))),
            "registeredAt" => Order(op, facts.RegisteredAt.CompareTo(
                DateTimeOffset.Parse(Arguments[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))),
            "agentVersion" => facts.AgentVersion is { } version && Order(op, Versions(version, Arguments[0])),
            _ => throw new InvalidOperationException(Subject),
        };
    }

    private static int Versions(string one, string other)
    {
        int[] Parts(string text) => [.. text.Split('.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)), 0, 0, 0, 0];
        return Parts(one).Take(4).Zip(Parts(other).Take(4)).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0);
    }

    private static bool Order(string op, int comparison) => op switch
    {
        "==" => comparison == 0,
        "!=" => comparison != 0,
        ">" => comparison > 0,
        ">=" => comparison >= 0,
        "<" => comparison < 0,
        _ => comparison <= 0,
    };

    private static string Quote(string text) => text.Contains('\'', StringComparison.Ordinal) ? $"\"{text}\"" : $"'{text}'";

    private bool Text(string op, string value)
    {
        if (op is "=~" or "!~")
        {
            return Regex.IsMatch(value, $@"\A(?:{Arguments[0]})\z") == (op == "=~");
        }

        if (op is "in" or "!in")
        {
            return Arguments.Contains(value) == (op == "in");
        }

        if (op is "==" or "!=")
        {
            return (value == Arguments[0]) == (op == "==");
        }

        Assert.Contains(op, Orders);
        var numbers = decimal.TryParse(value, CultureInfo.InvariantCulture, out var a) & decimal.TryParse(Arguments[0], CultureInfo.InvariantCulture, out var b);
        return value.Length > 0 && Order(op, numbers ? a.CompareTo(b) : string.CompareOrdinal(value, Arguments[0]));
    }

    private string Canonical() => Operator switch
    {
        "equals" => "==",
        "not_equals" => "!=",
        "greater_than" => ">",
        "greater_than_equal" => ">=",
        "less_than" => "<",
        "less_than_equal" => "<=",
        "matches" => "=~",
        "not_matches" => "!~",
        "not_in" => "!in",
        "not_exists" => "!exists",
        _ => Operator,
    };
}
