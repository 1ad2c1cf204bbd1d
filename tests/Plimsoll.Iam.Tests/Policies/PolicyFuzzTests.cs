using CsCheck;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;
using Plimsoll.Iam.Tests.Reference;
using Plimsoll.Iam.Tests.Support;

namespace Plimsoll.Iam.Tests.Policies;

public sealed class PolicyFuzzTests
{
    private static readonly Gen<string> Words = Gen.Int[0, 22].Select(at => new[]
    {
        "Version", "2012-10-17", "Statement", "Sid", "Effect", "Allow", "Deny", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
        "StringLike", "ForAnyValue:ArnLikeIfExists", "*", "s3:Get*", "arn:aws:s3:::${aws:username}", "${", "\\ud800", "AWS", "",
    }[at]);

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, self) => depth > 5
        ? Words.Select(word => $"\"{word}\"")
        : Gen.OneOf(
            Words.Select(word => $"\"{word}\""),
            Gen.Int.Select(number => $"{number}"),
            Gen.Bool.Select(flag => flag ? "true" : "null"),
            self.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(Words, self).Array[0, 5].Select(members => $"{{{string.Join(',', members.Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}")));

    [Fact]
    public void Any_JSON_is_read_and_asked_or_refused_and_nothing_else() => Json.Sample(text => Try(text), iter: 2_000);

    [Fact]
    public void A_policy_with_any_part_put_in_place_of_another_is_read_and_asked_or_refused() =>
        Gen.Select(AccessCases.All.Where(one => one.Identity.Length > 0), Gen.Int[0, 1000], Gen.Int[0, 20], Json).Sample(
            (one, at, length, other) =>
            {
                var text = one.Identity[0];
                var cut = Math.Min(at, text.Length);
                Try(text[..cut] + other + text[Math.Min(text.Length, cut + length)..]);
            },
            iter: 2_000);

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"Statement\":", "}")]
    public void Nesting_without_end_is_refused(string open, string close) => Assert.Equal(
        "Syntax errors in policy.",
        Assert.Throws<PolicyFormatException>(() => PolicyReader.Read(Repeat(open, 100_000) + "1" + Repeat(close, 100_000), PolicyKind.Identity)).Message);

    // With an expression that goes back at each asterisk these would outlast the universe.
    [Theory]
    [InlineData("a*")]
    [InlineData("*a")]
    [InlineData("*?a")]
    [InlineData("**")]
    public void Asterisks_without_number_are_matched_in_bounded_time(string part)
    {
        var pattern = Repeat(part, 1_000) + "!";
        var statement = $$"""{"Effect":"Allow","Action":"s3:{{pattern}}","Resource":"arn:aws:s3:::{{pattern}}","Condition": {"StringLike": {"k":"{{pattern}}"} } }""";
        var text = Repeat("a", 2_000);
        var policies = new PolicySet { Identity = [Texts.Identity(statement)] };

        AccessOutcome Decide(string end) => PolicyEvaluator.Evaluate(
            new AccessRequest(Callers.User, $"s3:{text}{end}", $"arn:aws:s3:::{text}{end}") { Context = new ContextKeys { ["k"] = [text + end] } }, policies).Decision;

        Assert.Equal((AccessOutcome.Allowed, AccessOutcome.ImplicitDeny), (Decide("!"), Decide("?")));
    }

    [Fact]
    public void Variables_that_stand_for_asterisks_are_letters()
    {
        var policies = new PolicySet { Identity = [Texts.Identity("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${k}${k}"}""")] };

        AccessOutcome Decide(string resource) => PolicyEvaluator.Evaluate(
            new AccessRequest(Callers.User, "s3:GetObject", resource) { Context = new ContextKeys { ["k"] = ["*:*"] } }, policies).Decision;

        Assert.Equal((AccessOutcome.Allowed, AccessOutcome.ImplicitDeny), (Decide("arn:aws:s3:::*:**:*"), Decide("arn:aws:s3:::a:bc:d")));
    }

    private static void Try(string text)
    {
        foreach (var kind in Enum.GetValues<PolicyKind>())
        {
            try
            {
                var document = PolicyReader.Read(text, kind);
                var policies = new PolicySet { Identity = [new SourcedPolicy("p", "IAM Policy", document)], Resource = [new SourcedPolicy("r", "IAM Policy", document)] };
                var request = new AccessRequest(Callers.User, "s3:GetObject", "arn:aws:s3:::b/k") { Context = new ContextKeys { ["aws:username"] = ["ada"] } };
                var result = PolicyEvaluator.Evaluate(request, policies);
                Assert.NotNull(Denial.Reason(result));
                Assert.NotNull(result.MatchedStatements);
                Assert.NotNull(result.MissingContextKeys);
            }
            catch (PolicyFormatException error)
            {
                Assert.NotEmpty(error.Message);
                Assert.NotEmpty(error.Reason);
            }
        }
    }

    private static string Repeat(string part, int times) => string.Concat(Enumerable.Repeat(part, times));
}
