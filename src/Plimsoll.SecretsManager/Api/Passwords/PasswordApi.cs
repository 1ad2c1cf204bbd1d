using Plimsoll.SecretsManager.Control.Passwords;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.SecretsManager.Api.Passwords;

/// <summary>Passwords that nobody can guess.</summary>
internal static class PasswordApi
{
    private const int UsualLength = 32;

    public static IReadOnlyList<Operation> Operations =>
    [
        Create("GetRandomPassword", SecretsManagerApiJson.Default.GetRandomPasswordRequest, SecretsManagerApiJson.Default.GetRandomPasswordResponse, Get),
    ];

    private static ValueTask<GetRandomPasswordResponse> Get(CallContext call, GetRandomPasswordRequest input) => new(new GetRandomPasswordResponse
    {
        RandomPassword = RandomPassword.Draw((int)(input.PasswordLength ?? UsualLength), Types(input), input.ExcludeCharacters ?? "", input.RequireEachIncludedType ?? true),
    });

    private static IEnumerable<string> Types(GetRandomPasswordRequest input) => new[]
    {
        (RandomPassword.Upper, input.ExcludeUppercase != true),
        (RandomPassword.Lower, input.ExcludeLowercase != true),
        (RandomPassword.Digits, input.ExcludeNumbers != true),
        (RandomPassword.Punctuation, input.ExcludePunctuation != true),
        (RandomPassword.Space, input.IncludeSpace == true),
    }.Where(type => type.Item2).Select(type => type.Item1);
}
