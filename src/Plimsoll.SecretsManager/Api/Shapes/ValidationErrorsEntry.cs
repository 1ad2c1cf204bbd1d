namespace Plimsoll.SecretsManager.Api.Shapes;

/// <summary>What is wrong with a policy.</summary>
internal sealed record ValidationErrorsEntry
{
    public string? CheckName { get; init; }

    public string? ErrorMessage { get; init; }
}
