using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;
using Plimsoll.Iam.Tests.Support;

namespace Plimsoll.Iam.Tests.Evaluation;

public sealed class DenialTests
{
    private const string Start = "User: arn:aws:iam::111122223333:user/team/ada is not authorized to perform: ecs:RunTask on resource: * ";
    private static readonly SourcedPolicy All = Texts.Read("all", PolicyKind.Identity, Texts.Statement("Allow", "*"));
    private static readonly SourcedPolicy Little = Texts.Read("little", PolicyKind.Identity, Texts.Statement("Allow", "ecr:*"));
    private static readonly SourcedPolicy Never = Texts.Read(
        "never", PolicyKind.Identity, Texts.Statement("Allow", "*"), """{"Sid":"NoTasks","Effect":"Deny","Action":"ecs:*","Resource":"*"}""");

    private static readonly SourcedPolicy NotHere = Texts.Read(
        "here", PolicyKind.Resource, """{"Effect":"Deny","Principal":"*","Action":"ecs:*","Resource":"*"}""");

    public static TheoryData<PolicySet, string> Denials => new()
    {
        { PolicySet.Empty, "because no identity-based policy allows the ecs:RunTask action. There is no such policy." },
        { new PolicySet { Identity = [Little] }, "because no identity-based policy allows the ecs:RunTask action. No statement of these policies allows it: little." },
        { new PolicySet { Identity = [All, Never] }, "with an explicit deny in an identity-based policy. Statement 2 (NoTasks) of the policy never denies it." },
        { new PolicySet { Identity = [All], Boundary = Little }, "because no permissions boundary allows the ecs:RunTask action. No statement of these policies allows it: little." },
        { new PolicySet { Identity = [All], Boundary = Never }, "with an explicit deny in a permissions boundary. Statement 2 (NoTasks) of the policy never denies it." },
        { new PolicySet { Identity = [All], Session = [Little] }, "because no session policy allows the ecs:RunTask action. No statement of these policies allows it: little." },
        { new PolicySet { Identity = [All], Session = [Never] }, "with an explicit deny in a session policy. Statement 2 (NoTasks) of the policy never denies it." },
        { new PolicySet { Identity = [All], ResourceAccount = Callers.Other }, "because no resource-based policy allows the ecs:RunTask action. There is no such policy." },
        { new PolicySet { Identity = [All], Resource = [NotHere] }, "with an explicit deny in a resource-based policy. Statement 1 of the policy here denies it." },
        { new PolicySet { Identity = [All], IsTrust = true }, "because no role trust policy allows the ecs:RunTask action. There is no such policy." },
        { new PolicySet { Identity = [All], Resource = [NotHere], IsTrust = true }, "with an explicit deny in the role trust policy. Statement 1 of the policy here denies it." },
    };

    [Theory]
    [MemberData(nameof(Denials))]
    public void A_denial_is_told_in_the_words_of_AWS_and_then_with_what_decided(PolicySet policies, string reason)
    {
        var request = new AccessRequest(Callers.User, "ecs:RunTask", "*");

        Assert.Equal(Start + reason, Denial.Message(request, PolicyEvaluator.Evaluate(request, policies)));
    }

    [Fact]
    public void The_words_of_AWS_can_be_had_alone()
    {
        var request = new AccessRequest(null, "sts:AssumeRole", "arn:aws:iam::111122223333:role/web") { Service = "ecs.amazonaws.com" };

        Assert.Equal(
            "User: ecs.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/web "
            + "because no role trust policy allows the sts:AssumeRole action",
            Denial.Words(request, PolicyEvaluator.Evaluate(request, new PolicySet { IsTrust = true })));
    }
}
