namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>SourceRoleTemplate</c> of AWS's model.</summary>
internal sealed record SourceRoleTemplate
{
    public string? TemplateArn { get; init; }

    public int? TemplateMinorVersion { get; init; }
}
