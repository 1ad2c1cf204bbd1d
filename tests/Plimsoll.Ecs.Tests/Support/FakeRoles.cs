namespace Plimsoll.Ecs.Tests.Support;

/// <summary>Assumes every role but those whose name has <c>missing</c> in it; the keys are numbered.</summary>
internal sealed class FakeRoles(TimeProvider time) : ITaskRoles
{
    private int _made;

    public int Made => _made;

    public RoleCredentials? Assume(string account, string roleArn, string taskArn, bool execution, TimeSpan lifetime)
    {
        if (roleArn.Contains("missing", StringComparison.Ordinal))
        {
            return null;
        }

        var number = Interlocked.Increment(ref _made);
        return new RoleCredentials($"ASIA{number}", $"secret{number}", $"token{number}", time.GetUtcNow() + lifetime);
    }
}
