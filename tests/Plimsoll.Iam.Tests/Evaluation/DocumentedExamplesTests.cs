using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;
using Plimsoll.Iam.Tests.Support;

namespace Plimsoll.Iam.Tests.Evaluation;

public sealed class DocumentedExamplesTests
{
    public static TheoryData<DocumentedExample> All => [.. DocumentedExamples.All];

    [Theory]
    [MemberData(nameof(All))]
    public void What_the_documentation_of_AWS_says_is_decided(DocumentedExample example)
    {
        var keys = new ContextKeys();
        foreach (var key in example.Keys)
        {
            var equals = key.IndexOf('=', StringComparison.Ordinal);
            keys[key[..equals]] = key[(equals + 1)..].Split('|');
        }

        var request = new AccessRequest(Callers.User, example.Asked.Action, example.Asked.Resource) { Context = keys };

        Assert.Equal(example.Expected, PolicyEvaluator.Evaluate(request, new PolicySet { Identity = [Texts.Identity(example.Policy)] }).Decision);
    }
}
