using Plimsoll.Ssm.Api.Tags;
using Plimsoll.Ssm.Control.Expiry;
using Plimsoll.Ssm.Control.Values;
using Plimsoll.Ssm.Control.Versions;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Puts parameters.</summary>
internal sealed class PutApi(SsmContext context)
{
    private const int LongestValue = 32768;
    private const string DefaultKey = "alias/aws/ssm";

    public IReadOnlyList<Operation> Operations => [Create("PutParameter", SsmApiJson.Default.PutParameterRequest, SsmApiJson.Default.PutParameterResponse, PutAsync)];

    private ValueTask<PutParameterResponse> PutAsync(CallContext call, PutParameterRequest input)
    {
        var name = ParameterNames.New(input.Name!);
        Check(input);
        var expires = input.Policies is null ? null : ParameterPolicies.Read(input.Policies, context.Now);
        var tags = TagRules.Merge([], input.Tags ?? []);
        var cell = context.Cell(call);

        // A pattern may take its time, which nobody else shall wait for.
        var pattern = input.AllowedPattern ?? cell.Peek(view => view.Get(SsmTables.Parameters, name) is { } known ? SsmContext.VersionOf(view, known).AllowedPattern : null);
        AllowedPattern.Check(pattern, input.Value!);
        return cell.WriteAsync(tx =>
        {
            var existing = tx.Get(SsmTables.Parameters, name);
            if (existing is not null && input.Overwrite != true)
            {
                throw SsmErrors.AlreadyExists();
            }

            var before = existing is null ? null : SsmContext.VersionOf(tx, existing);
            var until = input.Policies is null ? existing?.ExpiresAt : expires;
            var tier = TierChoice.Of(input.Tier, existing?.Tier, input.Value!, until is not null, one => tx.Count(SsmTables.ParametersByTier, one));
            var version = Version(call, input, name, before) with { Tier = tier, ExpiresAt = until };
            if (version.AllowedPattern != pattern)
            {
                AllowedPattern.Check(version.AllowedPattern, input.Value!);
            }

            var parameter = (existing ?? new ParameterRecord { Name = name, Version = 0, Tier = tier, Tags = tags }) with
            {
                Version = version.Version,
                Tier = tier,
                ExpiresAt = until,
            };
            NewVersions.Put(tx, parameter, version);
            return new PutParameterResponse { Version = parameter.Version, Tier = tier };
        });
    }

    private static void Check(PutParameterRequest input)
    {
        if (input.Value!.Length == 0)
        {
            throw SsmErrors.ValueLength("greater than or equal to 1");
        }

        if (input.Value.Length > LongestValue)
        {
            throw SsmErrors.ValueLength($"less than or equal to {LongestValue}");
        }

        if (input.Overwrite == true && input.Tags is { Count: > 0 })
        {
            throw SsmErrors.TagsAndOverwrite();
        }

        if (input.DataType is { } data && !DataTypes.IsKnown(data))
        {
            throw SsmErrors.UnknownDataType(data);
        }
    }

    // What is not said stays as it was.
    private ParameterVersionRecord Version(CallContext call, PutParameterRequest input, string name, ParameterVersionRecord? before)
    {
        var type = input.Type ?? before?.Type ?? throw SsmErrors.NoType();
        if (type != ParameterTypes.Secure && input.KeyId is not null)
        {
            throw SsmErrors.KeyOfPlainText();
        }

        var number = (before?.Version ?? 0) + 1;
        return new ParameterVersionRecord
        {
            Parameter = name,
            Version = number,
            Sealed = context.Values.Seal(call.Account, call.Region, name, number, input.Value!),
            Type = type,
            DataType = input.DataType ?? before?.DataType ?? DataTypes.Text,
            Tier = Tiers.Standard,
            Description = input.Description ?? before?.Description,
            AllowedPattern = input.AllowedPattern ?? before?.AllowedPattern,
            KeyId = type == ParameterTypes.Secure ? input.KeyId ?? before?.KeyId ?? DefaultKey : null,
            LastModifiedDate = context.Now,
            LastModifiedUser = call.Principal.Arn,
        };
    }
}
