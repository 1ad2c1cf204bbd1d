using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Api.Repositories;

/// <summary>How repositories are encrypted at rest. There is one key, the machine's, whatever KMS key is named.</summary>
internal static class Encryption
{
    private const string Aes256 = "AES256";
    private const string Kms = "KMS";
    private const string ManagedKey = "alias/aws/ecr";

    /// <summary>What a repository has that was made without a word about it.</summary>
    public static readonly EncryptionConfiguration Default = new() { EncryptionType = Aes256 };

    /// <summary>The configuration of a repository to be: null for AES256, with the ARN of its key for KMS.</summary>
    /// <exception cref="AwsException"><c>InvalidParameterException</c>: a second layer of encryption, a key without KMS, or one of another region.</exception>
    public static EncryptionConfiguration? Of(RegistryScope registry, EncryptionConfiguration? asked) => asked switch
    {
        null or { EncryptionType: Aes256, KmsKey: null } => null,
        { EncryptionType: Aes256 } => throw Invalid("kmsKey is for encryptionType KMS"),
        { EncryptionType: Kms } => new EncryptionConfiguration { EncryptionType = Kms, KmsKey = KeyOf(registry, asked.KmsKey) },
        _ => throw Invalid($"two layers of encryption ({asked.EncryptionType}) are not supported by Plimsoll: {Kms} is"),
    };

    /// <summary>True for the ARN of the key that AWS manages for ECR.</summary>
    public static bool IsManaged(string? key) => key?.EndsWith($":{ManagedKey}", StringComparison.Ordinal) == true;

    // A key is named by its ARN, its id or an alias, and shown by its ARN. Without a name it is the one that AWS manages for ECR.
    private static string KeyOf(RegistryScope registry, string? key)
    {
        if (key is null || !key.StartsWith("arn:", StringComparison.Ordinal))
        {
            var resource = key is null ? ManagedKey : key.StartsWith("alias/", StringComparison.Ordinal) ? key : $"key/{key}";
            return $"arn:aws:kms:{registry.Region}:{registry.Account}:{resource}";
        }

        return !Arn.TryParse(key, out var arn) || arn.Service != "kms" ? throw Invalid("kmsKey must be the ARN, the id or an alias of a KMS key")
            : arn.Region != registry.Region ? throw Invalid("the KMS key must be of the region of the repository")
            : key;
    }

    private static AwsException Invalid(string constraint) => EcrErrors.Invalid("encryptionConfiguration", constraint);
}
