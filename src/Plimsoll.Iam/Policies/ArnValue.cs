using Plimsoll.Iam.Evaluation;

namespace Plimsoll.Iam.Policies;

/// <summary>Compares ARNs field by field.</summary>
internal sealed class ArnValue(ArnPattern arn) : ConditionValue
{
    public override IEnumerable<string> Variables => arn.Variables;

    public override bool Matches(string given, AccessRequest request) => arn.Matches(new ArnText(given), request);
}
