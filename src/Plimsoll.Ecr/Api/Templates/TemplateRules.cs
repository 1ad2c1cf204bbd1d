using System.Text.RegularExpressions;
using Plimsoll.Ecr.Api.Repositories;
using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Api.Tags;
using Plimsoll.Ecr.Control.Lifecycle;
using Plimsoll.Ecr.Control.Policies;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Api.Templates;

/// <summary>What is asked of templates beyond what the records declare: all that is asked of the settings of repositories.</summary>
internal static partial class TemplateRules
{
    /// <summary>Refuses a template that could not be applied.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidParameterException</c>, or an error of tags.</exception>
    public static void Check(TemplateRecord template)
    {
        RepositoryRules.CheckMutability(template.ImageTagMutability, template.ExclusionFilters);
        TagRules.Merge([], template.ResourceTags);
        if (template.RepositoryPolicy is { } policy)
        {
            EcrPolicies.CheckRepository(policy);
        }

        if (template.LifecyclePolicy is { } lifecycle)
        {
            LifecyclePolicyReader.Read(lifecycle);
        }

        if (template.CustomRoleArn is { } role && !Roles.IsMatch(role))
        {
            throw EcrErrors.Invalid("customRoleArn", "must be the ARN of a role");
        }
    }

    /// <summary>The encryption of a template's repositories: what repositories may not have, templates may not either.</summary>
    public static EncryptionConfiguration? Encryption(RegistryScope registry, EncryptionConfigurationForRepositoryCreationTemplate? asked) => Repositories.Encryption.Of(
        registry, asked is null ? null : new EncryptionConfiguration { EncryptionType = asked.EncryptionType, KmsKey = OrNull(asked.KmsKey) });

    /// <summary>Shows it: a template names the key that it was given, a repository the one that it has.</summary>
    public static EncryptionConfigurationForRepositoryCreationTemplate Shown(EncryptionConfiguration? encryption)
    {
        var shown = encryption ?? Repositories.Encryption.Default;
        return new EncryptionConfigurationForRepositoryCreationTemplate { EncryptionType = shown.EncryptionType, KmsKey = Repositories.Encryption.IsManaged(shown.KmsKey) ? null : shown.KmsKey };
    }

    /// <summary>An empty text is none.</summary>
    public static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;

    [GeneratedRegex(@"\Aarn:aws:iam::[0-9]{12}:role/[\w+=,.@/-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Roles { get; }
}
