namespace Plimsoll.Ecs.Tests.Support;

/// <summary>
/// Assumes every role but those whose name has <c>missing</c> in it, and those with <c>fleeting</c> only before there is a task; the keys of
/// tasks are numbered.
/// </summary>
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

        if (taskArn.EndsWith("/new", StringComparison.Ordinal))
        {
            return new RoleCredentials("ASIA0", "secret0", "token0", time.GetUtcNow() + lifetime);
        }

        if (roleArn.Contains("fleeting", StringComparison.Ordinal))
        {
            return null;
        }

        var number = Interlocked.Increment(ref _made);
        return new RoleCredentials($"ASIA{number}", $"secret{number}", $"token{number}", time.GetUtcNow() + lifetime);
    }
}
