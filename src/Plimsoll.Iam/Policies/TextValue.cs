using Plimsoll.Iam.Evaluation;

namespace Plimsoll.Iam.Policies;

/// <summary>Compares texts.</summary>
internal sealed class TextValue(PolicyText text, bool ignoreCase) : ConditionValue
{
    public override IEnumerable<string> Variables => text.Variables;

    public override bool Matches(string given, AccessRequest request) => text.Matches(given, request, ignoreCase);
}
