using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Plimsoll.Agent.Serving;

/// <summary>
/// One line for each request for credentials, in the ECS agent's format (AWS: "Viewing IAM role requests for Amazon ECS tasks"). Never the
/// id: who knows it has the credentials.
/// </summary>
/// <param name="path">The file; null keeps none.</param>
/// <param name="time">Clock.</param>
/// <param name="log">Where it is said that the file can not be written.</param>
internal sealed partial class AuditLog(string? path, TimeProvider time, ILogger log)
{
    // Of the ECS agent since it names the role's type.
    private const int FormatVersion = 2;
    private const long MostBytes = 5 * 1024 * 1024;
    private readonly Lock _gate = new();
    private bool _failed;

    /// <summary>Writes a line. A file that can not be written stops nobody.</summary>
    public void Write(AuditEntry entry)
    {
        if (path is null)
        {
            return;
        }

        lock (_gate)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                if (File.Exists(path) && new FileInfo(path).Length > MostBytes)
                {
                    File.Move(path, path + ".1", overwrite: true);
                }

                File.AppendAllText(path, Line(entry, time.GetUtcNow()) + "\n");
                _failed = false;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                if (!_failed)
                {
                    LogFailed(path, error.Message);
                }

                _failed = true;
            }
        }
    }

    /// <summary>The line.</summary>
    public static string Line(AuditEntry entry, DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture,
        $"{at:yyyy-MM-dd'T'HH:mm:ss'Z'} {entry.Status} {entry.Origin} \"{Plain(entry.Url)}\" \"{Plain(entry.UserAgent)}\" {entry.TaskArn} GetCredentials {FormatVersion} {entry.Cluster} {entry.ContainerInstanceArn}");

    // What a container sends can neither end the line nor the field.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            plain.Append(letter is < ' ' or '"' or '\x7f' ? ' ' : letter);
        }

        return plain.ToString();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The audit log {Path} can not be written: {Why}")]
    private partial void LogFailed(string path, string why);
}

/// <summary>A request for credentials.</summary>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Origin">Address and port that asked.</param>
/// <param name="Url">The path without the id.</param>
/// <param name="UserAgent">Who it says it is.</param>
/// <param name="TaskArn">Whose credentials; empty when nobody's.</param>
/// <param name="Cluster">Of the agent; empty when no agent has the id.</param>
/// <param name="ContainerInstanceArn">Of the agent.</param>
internal sealed record AuditEntry(int Status, string Origin, string Url, string UserAgent, string TaskArn, string Cluster, string ContainerInstanceArn);
