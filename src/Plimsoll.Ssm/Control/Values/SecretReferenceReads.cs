using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Naming;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ssm.Control.Values;

/// <summary>Reads secrets as parameters (docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html).</summary>
internal sealed class SecretReferenceReads(ISecretReferences secrets)
{
    /// <summary>The secret as a parameter.</summary>
    /// <exception cref="AwsException">
    /// <c>ValidationException</c> where it is not to be decrypted, <c>ParameterNotFound</c>, and what else keeps a caller from a secret.
    /// </exception>
    public async ValueTask<Parameter> ReadAsync(CallContext call, SecretReference reference, bool decrypt)
    {
        if (!decrypt)
        {
            throw SsmErrors.SealedSecret();
        }

        try
        {
            var secret = await secrets.ReadAsync(call, reference.Secret, reference.VersionId, reference.Label).ConfigureAwait(false);
            return new Parameter
            {
                Arn = secret.Arn,
                Name = reference.Parameter,
                Type = ParameterTypes.Secure,
                DataType = DataTypes.Text,
                Value = secret.Value ?? throw SsmErrors.ParameterNotFound(reference.Parameter),
                Version = 0,
                Selector = reference.Selector,
                SourceResult = secret.Json,
                LastModifiedDate = secret.CreatedDate,
            };
        }
        catch (AwsException error) when (error.Code is "ResourceNotFoundException" or "InvalidRequestException")
        {
            throw new AwsException("ParameterNotFound", error.Message);
        }
    }
}
