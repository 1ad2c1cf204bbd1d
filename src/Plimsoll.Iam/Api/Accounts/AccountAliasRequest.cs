using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Accounts;

/// <summary>Input of <c>CreateAccountAlias</c> and <c>DeleteAccountAlias</c>.</summary>
internal sealed record AccountAliasRequest
{
    [Required]
    [Length(3, 63)]
    [Pattern("^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$")]
    public string? AccountAlias { get; init; }
}
