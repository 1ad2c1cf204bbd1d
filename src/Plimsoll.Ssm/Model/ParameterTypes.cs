namespace Plimsoll.Ssm.Model;

/// <summary>Types of parameters.</summary>
internal static class ParameterTypes
{
    public const string Text = "String";
    public const string List = "StringList";
    public const string Secure = "SecureString";
}
