using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ssm.Control.Values;

/// <summary>Of several parameters, those that are not there do not fail the call.</summary>
internal static class Missing
{
    /// <summary>What a read gives; null where there is no such parameter, version or label.</summary>
    public static Parameter? Or(Func<Parameter> read)
    {
        try
        {
            return read();
        }
        catch (AwsException error) when (Is(error))
        {
            return null;
        }
    }

    /// <summary>What a read gives; null where there is no such secret, version or label.</summary>
    public static async ValueTask<Parameter?> OrAsync(Func<ValueTask<Parameter>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (AwsException error) when (Is(error))
        {
            return null;
        }
    }

    private static bool Is(AwsException error) => error.Code is "ParameterNotFound" or "ParameterVersionNotFound";
}
