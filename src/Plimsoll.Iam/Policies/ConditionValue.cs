using Plimsoll.Iam.Evaluation;

namespace Plimsoll.Iam.Policies;

/// <summary>A value of a condition in a policy, ready to be compared with a value of a request.</summary>
internal abstract class ConditionValue
{
    /// <summary>Keys of the variables in it.</summary>
    public virtual IEnumerable<string> Variables => [];

    /// <summary>True when a value of the request is as the operator wants it.</summary>
    public abstract bool Matches(string given, AccessRequest request);
}
