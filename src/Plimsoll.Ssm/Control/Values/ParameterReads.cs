using Plimsoll.Cells;
using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Ssm.Control.Public;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ssm.Control.Values;

/// <summary>Reads parameters with their values.</summary>
internal sealed class ParameterReads(SsmContext context)
{
    /// <summary>A parameter that a caller means.</summary>
    /// <param name="view">The caller's cell.</param>
    /// <param name="call">Who asks.</param>
    /// <param name="reference">What is meant.</param>
    /// <param name="decrypt">Whether a SecureString is decrypted.</param>
    /// <exception cref="Wire.Errors.AwsException"><c>ParameterNotFound</c>, <c>ParameterVersionNotFound</c>, <c>InvalidKeyId</c>.</exception>
    public Parameter Read(View view, CallContext call, ParameterRef reference, bool decrypt)
    {
        foreach (var name in reference.Names)
        {
            if (context.Public.Find(name) is { } value)
            {
                return reference.Selector is null || reference.Version == 1 ? OfPublic(call, name, value) with { Selector = reference.Selector } : throw NoVersion(reference, name);
            }

            if (view.Get(SsmTables.Parameters, name) is { } parameter)
            {
                return Of(call, parameter, Selected(view, parameter, reference), decrypt) with { Selector = reference.Selector };
            }
        }

        throw SsmErrors.ParameterNotFound();
    }

    /// <summary>A parameter in one of its versions.</summary>
    public Parameter Of(CallContext call, ParameterRecord parameter, ParameterVersionRecord version, bool decrypt) => new()
    {
        Arn = SsmArns.Of(call, parameter.Name),
        Name = parameter.Name,
        Type = version.Type,
        DataType = version.DataType,
        Value = context.Values.Read(call.Account, call.Region, version, decrypt),
        Version = version.Version,
        LastModifiedDate = version.LastModifiedDate,
    };

    /// <summary>A parameter that everybody has.</summary>
    public Parameter OfPublic(CallContext call, string name, string value) => new()
    {
        Arn = SsmArns.Of(call, name),
        Name = name,
        Type = PublicParameters.Type,
        DataType = DataTypes.Text,
        Value = value,
        Version = 1,
        LastModifiedDate = context.Public.Since,
    };

    private static ParameterVersionRecord Selected(View view, ParameterRecord parameter, ParameterRef reference)
    {
        var version = reference.Label is { } label
            ? parameter.Labels.TryGetValue(label, out var on) ? on : throw NoVersion(reference, parameter.Name)
            : reference.Version ?? parameter.Version;
        return view.Get(SsmTables.Versions, ParameterVersionRecord.KeyOf(parameter.Name, version)) ?? throw NoVersion(reference, parameter.Name);
    }

    private static Wire.Errors.AwsException NoVersion(ParameterRef reference, string name) => SsmErrors.VersionNotFound(reference.Selector![1..], name);
}
