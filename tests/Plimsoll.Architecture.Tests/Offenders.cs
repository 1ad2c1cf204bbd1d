namespace Plimsoll.Architecture.Tests;

internal static class Offenders
{
    /// <summary>Fails with the list of whatever breaks a rule.</summary>
    public static void None(IEnumerable<string> offenders) => Assert.Equal("", string.Join('\n', offenders));
}
