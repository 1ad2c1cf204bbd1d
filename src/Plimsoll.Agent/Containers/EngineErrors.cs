using System.Net.Sockets;
using System.Text.Json;
using Docker.DotNet;
using Plimsoll.Agent.Images;

namespace Plimsoll.Agent.Containers;

/// <summary>Docker's failures in words, and those that are not Docker's answer but its absence.</summary>
internal static class EngineErrors
{
    /// <summary>The engine did not answer: what was asked for may or may not have happened.</summary>
    public static bool IsAbsence(Exception e) =>
        e is HttpRequestException or IOException or SocketException or ObjectDisposedException
        || (e is TimeoutException && e is not OperationTimeoutException)
        || (e is DockerApiException { StatusCode: System.Net.HttpStatusCode.ServiceUnavailable });

    /// <summary>The engine, or the registry through it, said that an image can not be pulled.</summary>
    public static bool IsPullFailure(Exception e) => (e is DockerApiException && !IsAbsence(e)) || e is ImagePullException;

    /// <summary>As the ECS agent words it.</summary>
    public static string Describe(Exception e) => e is DockerApiException api ? "Error response from daemon: " + Message(api) : e.Message;

    private static string Message(DockerApiException e)
    {
        try
        {
            var body = JsonElement.Parse(e.ResponseBody ?? "");
            return body.TryGetProperty("message", out var message) ? message.GetString() ?? "" : e.ResponseBody ?? "";
        }
        catch (JsonException)
        {
            return string.IsNullOrWhiteSpace(e.ResponseBody) ? $"status {(int)e.StatusCode}" : e.ResponseBody.Trim();
        }
    }
}

/// <summary>Docker took longer than the configuration allows.</summary>
internal sealed class OperationTimeoutException(string message) : TimeoutException(message);
