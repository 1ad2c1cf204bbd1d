using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Tests.Policies;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("StringEquals", "red", "red", true)]
    [InlineData("StringEquals", "red", "Red", false)]
    [InlineData("StringEquals", "r*", "red", false)]
    [InlineData("StringNotEquals", "red", "Red", true)]
    [InlineData("StringEqualsIgnoreCase", "red", "RED", true)]
    [InlineData("StringNotEqualsIgnoreCase", "red", "RED", false)]
    [InlineData("StringLike", "r?d*", "redder", true)]
    [InlineData("StringNotLike", "r*", "red", false)]
    [InlineData("NumericEquals", "10", "10.0", true)]
    [InlineData("NumericNotEquals", "10", "9", true)]
    [InlineData("NumericLessThan", "10", "9", true)]
    [InlineData("NumericLessThan", "10", "10", false)]
    [InlineData("NumericLessThanEquals", "10", "10", true)]
    [InlineData("NumericGreaterThan", "10", "9", false)]
    [InlineData("NumericGreaterThanEquals", "10", "11", true)]
    [InlineData("NumericEquals", "10", "ten", false)]
    [InlineData("DateEquals", "2026-03-01T12:00:00Z", "1772366400", true)]
    [InlineData("DateLessThan", "2026-03-01T12:00:00Z", "2026-03-01T11:59:59Z", true)]
    [InlineData("DateGreaterThan", "1772366400", "2026-03-01T13:00:00+01:00", false)]
    [InlineData("DateGreaterThanEquals", "2026-03-01", "2026-03-01T00:00:00Z", true)]
    [InlineData("Bool", "true", "True", true)]
    [InlineData("Bool", "false", "true", false)]
    [InlineData("BinaryEquals", "QmluYXJ5", "QmluYXJ5", true)]
    [InlineData("IpAddress", "10.1.2.3/8", "10.200.0.1", true)]
    [InlineData("IpAddress", "10.0.0.0/9", "10.200.0.1", false)]
    [InlineData("IpAddress", "10.0.0.1", "10.0.0.1", true)]
    [InlineData("IpAddress", "10.0.0.0/8", "::ffff:10.9.9.9", true)]
    [InlineData("IpAddress", "2001:db8::/32", "2001:db8:1::1", true)]
    [InlineData("IpAddress", "0.0.0.0/0", "2001:db8:1::1", false)]
    [InlineData("NotIpAddress", "10.0.0.0/8", "11.0.0.1", true)]
    [InlineData("ArnEquals", "arn:aws:iam::*:role/w*", "arn:aws:iam::123456789012:role/web", true)]
    [InlineData("ArnLike", "arn:aws:iam::*:role/web", "arn:aws:iam::1:2:role/web", false)]
    [InlineData("ArnNotLike", "arn:aws:iam::*:role/w*", "arn:aws:iam::123456789012:role/api", true)]
    [InlineData("ArnNotEquals", "arn:aws:iam::*:role/w*", "arn:aws:iam::123456789012:role/web", false)]
    public void An_operator_compares_the_value_of_the_key(string name, string expected, string given, bool holds)
    {
        Assert.Equal(holds, Holds($"{{\"{name}\":{{\"K\":\"{expected}\"}}}}", given));
        Assert.Equal(holds, Holds($"{{\"{name}IfExists\":{{\"k\":[\"{expected}\"]}}}}", given));
    }

    [Theory]
    [InlineData("StringEquals", false)]
    [InlineData("StringNotEquals", true)]
    [InlineData("NotIpAddress", true)]
    [InlineData("ArnNotLike", true)]
    [InlineData("StringEqualsIfExists", true)]
    [InlineData("ForAllValues:StringEquals", true)]
    [InlineData("ForAnyValue:StringEquals", false)]
    [InlineData("ForAnyValue:StringNotEquals", false)]
    [InlineData("ForAnyValue:StringEqualsIfExists", false)]
    public void An_absent_key_fails_what_asks_for_sameness_and_no_more(string name, bool holds) =>
        Assert.Equal(holds, Holds($"{{\"{name}\":{{\"k\":\"{(name == "NotIpAddress" ? "10.0.0.0/8" : "a")}\"}}}}"));

    [Theory]
    [InlineData("ForAllValues:StringEquals", true, false)]
    [InlineData("ForAnyValue:StringEquals", true, true)]
    [InlineData("ForAllValues:StringNotEquals", false, false)]
    [InlineData("ForAnyValue:StringNotEquals", false, true)]
    public void A_set_operator_asks_all_values_or_any(string name, bool within, bool partly)
    {
        var condition = $"{{\"{name}\":{{\"k\":[\"a\",\"b\"]}}}}";

        Assert.Equal((within, partly), (Holds(condition, "a", "b"), Holds(condition, "a", "c")));
    }

    [Theory]
    [InlineData("true", true, false)]
    [InlineData("false", false, true)]
    public void Null_asks_whether_the_key_is_there(string value, bool absent, bool present)
    {
        var condition = $"{{\"Null\":{{\"k\":{value}}}}}";

        Assert.Equal((absent, present), (Holds(condition), Holds(condition, "a")));
    }

    [Theory]
    [InlineData("""{"StringEquals":{"k":["a","b"]}}""", "b", true)]
    [InlineData("""{"StringNotEquals":{"k":["a","b"]}}""", "b", false)]
    [InlineData("""{"StringLike":{"k":"a*"},"StringNotEquals":{"k":"ab"}}""", "ab", false)]
    [InlineData("""{"StringLike":{"k":"a*"},"StringNotEquals":{"k":"ab"}}""", "ac", true)]
    [InlineData("""{"StringEquals":{"k":"a","other":"b"}}""", "a", false)]
    [InlineData("""{"NumericEquals":{"k":7}}""", "7", true)]
    [InlineData("{}", "a", true)]
    public void Values_are_alternatives_and_all_the_rest_must_hold(string condition, string given, bool holds) => Assert.Equal(holds, Holds(condition, given));

    [Theory]
    [InlineData("""{"StringEquals":{"k":"${who}"}}""", "ada", true)]
    [InlineData("""{"StringLike":{"k":"${who}/*"}}""", "ada/x", true)]
    [InlineData("""{"StringEquals":{"k":"${nobody}"}}""", "ada", false)]
    [InlineData("""{"StringNotEquals":{"k":"${nobody}"}}""", "ada", true)]
    [InlineData("""{"StringEquals":{"k":["${nobody}","ada"]}}""", "ada", true)]
    [InlineData("""{"StringLike":{"k":"a${*}"}}""", "ada", false)]
    [InlineData("""{"StringLike":{"k":"a${*}"}}""", "a*", true)]
    public void Variables_stand_in_texts(string condition, string given, bool holds) => Assert.Equal(holds, Holds(condition, given));

    private static bool Holds(string condition, params string[] given)
    {
        var keys = new ContextKeys { ["who"] = ["ada"] };
        if (given.Length > 0)
        {
            keys["k"] = given;
        }

        var policy = $"{{\"Version\":\"2012-10-17\",\"Statement\":{{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{condition}}}}}";
        return PolicyDocument.Parse(policy, PolicyGrammar.Identity).Decide(new AccessRequest(null, "a:b", "*") { Context = keys }) == AccessDecision.Allow;
    }
}
