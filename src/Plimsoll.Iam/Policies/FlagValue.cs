using Plimsoll.Iam.Evaluation;

namespace Plimsoll.Iam.Policies;

/// <summary>Compares flags.</summary>
internal sealed class FlagValue(bool expected) : ConditionValue
{
    public bool Expected => expected;

    public override bool Matches(string given, AccessRequest request) => ConditionValues.Flag(given) == expected;
}
