namespace Plimsoll.Iam.Policies;

/// <summary>Gathers what is wrong with a policy, so that AWS's order of looking holds over the whole document.</summary>
internal sealed class PolicyFaults(PolicyKind? kind)
{
    private readonly List<(PolicyFault Fault, string Reason, string? Words)> _faults = [];

    /// <summary>Number of the statement that is looked at, from 1; 0 for the policy itself.</summary>
    public int Statement { get; set; }

    /// <summary>A fault after which reading makes no sense: AWS looks at syntax before all else.</summary>
    public PolicyFormatException Syntax(string reason) => Make(PolicyFault.Syntax, At(reason), null);

    /// <summary>A fault that another may still come before.</summary>
    /// <param name="fault">Its place in the order.</param>
    /// <param name="reason">What is wrong.</param>
    /// <param name="words">AWS's, where they name what is wrong.</param>
    public void Add(PolicyFault fault, string reason, string? words = null) => _faults.Add((fault, At(reason), words));

    /// <summary>Throws when there is a fault.</summary>
    /// <exception cref="PolicyFormatException">The one that counts.</exception>
    public void Check()
    {
        if (_faults.Count > 0)
        {
            var (fault, reason, words) = HasWords ? _faults.MinBy(one => one.Fault) : _faults[0];
            throw Make(fault, reason, words);
        }
    }

    private bool HasWords => kind is not (null or PolicyKind.Resource);

    private string At(string reason) => Statement > 0 ? $"statement {Statement}: {reason}" : reason;

    private PolicyFormatException Make(PolicyFault fault, string reason, string? words) => new(
        !HasWords ? reason : words ?? fault switch
        {
            PolicyFault.Syntax => kind == PolicyKind.Trust ? "This policy contains invalid Json" : "Syntax errors in policy.",
            PolicyFault.Version => "Policy document must be version 2012-10-17 or greater.",
            PolicyFault.Sid => "Statement IDs (SID) in a single policy must be unique.",
            PolicyFault.NoActions => "Policy statement must contain actions.",
            PolicyFault.NoResources => "Policy statement must contain resources.",
            _ => "The policy failed legacy parsing",
        },
        reason);
}
