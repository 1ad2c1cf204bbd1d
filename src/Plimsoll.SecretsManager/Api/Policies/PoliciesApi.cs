using Plimsoll.SecretsManager.Api.Shapes;
using Plimsoll.SecretsManager.Control.Policies;
using Plimsoll.SecretsManager.Model;
using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.SecretsManager.Api.Policies;

/// <summary>Resource policies of secrets.</summary>
internal sealed class PoliciesApi(SecretsContext context)
{
    public IReadOnlyList<Operation> Operations =>
    [
        Create("GetResourcePolicy", SecretsManagerApiJson.Default.GetResourcePolicyRequest, SecretsManagerApiJson.Default.GetResourcePolicyResponse, GetAsync),
        Create("PutResourcePolicy", SecretsManagerApiJson.Default.PutResourcePolicyRequest, SecretsManagerApiJson.Default.PutResourcePolicyResponse, PutAsync),
        Create("DeleteResourcePolicy", SecretsManagerApiJson.Default.DeleteResourcePolicyRequest, SecretsManagerApiJson.Default.DeleteResourcePolicyResponse, DeleteAsync),
        Create(
            "ValidateResourcePolicy", SecretsManagerApiJson.Default.ValidateResourcePolicyRequest, SecretsManagerApiJson.Default.ValidateResourcePolicyResponse,
            ValidateAsync),
    ];

    private ValueTask<GetResourcePolicyResponse> GetAsync(CallContext call, GetResourcePolicyRequest input)
    {
        var place = SecretRef.Read(call, input.SecretId!);
        return context.Cell(place).ReadAsync(view =>
        {
            var secret = SecretsContext.Live(view, place);
            return new GetResourcePolicyResponse { Arn = secret.Arn, Name = secret.Name, ResourcePolicy = view.Get(SecretTables.Policies, secret.Name)?.Text };
        });
    }

    private ValueTask<PutResourcePolicyResponse> PutAsync(CallContext call, PutResourcePolicyRequest input)
    {
        var place = SecretRef.Read(call, input.SecretId!);
        var policy = SecretPolicies.Parse(input.ResourcePolicy!);
        return context.Cell(place).WriteAsync(tx =>
        {
            var secret = SecretsContext.Live(tx, place);
            if (input.BlockPublicPolicy == true && SecretPolicies.IsPublic(policy, secret.Arn))
            {
                throw SecretsErrors.PublicPolicy();
            }

            tx.Put(SecretTables.Policies, new SecretPolicyRecord(secret.Name, input.ResourcePolicy!));
            return new PutResourcePolicyResponse { Arn = secret.Arn, Name = secret.Name };
        });
    }

    private ValueTask<DeleteResourcePolicyResponse> DeleteAsync(CallContext call, DeleteResourcePolicyRequest input)
    {
        var place = SecretRef.Read(call, input.SecretId!);
        return context.Cell(place).WriteAsync(tx =>
        {
            var secret = SecretsContext.Live(tx, place);
            tx.Remove(SecretTables.Policies, secret.Name);
            return new DeleteResourcePolicyResponse { Arn = secret.Arn, Name = secret.Name };
        });
    }

    private async ValueTask<ValidateResourcePolicyResponse> ValidateAsync(CallContext call, ValidateResourcePolicyRequest input)
    {
        var policy = SecretPolicies.Parse(input.ResourcePolicy!);
        var arn = SecretRef.ArnOf(call.Account, call.Region, "any");
        if (input.SecretId is { } id)
        {
            var place = SecretRef.Read(call, id);
            arn = await context.Cell(place).ReadAsync(view => SecretsContext.Live(view, place).Arn).ConfigureAwait(false);
        }

        var errors = new List<ValidationErrorsEntry>();
        if (SecretPolicies.IsPublic(policy, arn))
        {
            errors.Add(new ValidationErrorsEntry { CheckName = "BlockPublicPolicy", ErrorMessage = "The resource policy grants broad access to the secret." });
        }

        if (SecretPolicies.LocksOut(policy, call, arn, context.Now))
        {
            errors.Add(new ValidationErrorsEntry { CheckName = "Lockout", ErrorMessage = "The resource policy would keep you from putting another one." });
        }

        return new ValidateResourcePolicyResponse { PolicyValidationPassed = errors.Count == 0, ValidationErrors = errors };
    }
}
