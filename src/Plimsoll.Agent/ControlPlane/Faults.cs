using Plimsoll.Wire.Errors;

namespace Plimsoll.Agent.ControlPlane;

/// <summary>What kind of failure a call met.</summary>
internal static class Faults
{
    /// <summary>Another try of the very same call may succeed soon: no answer, a server fault, throttling.</summary>
    public static bool IsTransient(Exception e) => e switch
    {
        AwsException { Status: >= 500 } => true,
        AwsException { Code: "ThrottlingException" or "ServerException" or "LimitExceededException" } => true,
        AwsException => false,
        HttpRequestException or IOException => true,
        TaskCanceledException { InnerException: TimeoutException } => true,
        _ => false,
    };

    /// <summary>The call may have had its effect although no answer came.</summary>
    public static bool IsAmbiguous(Exception e) => IsTransient(e) && e is not AwsException { Status: < 500 };
}
