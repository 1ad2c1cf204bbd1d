using System.Globalization;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Exports;

/// <summary>The keys of an export's objects, as AWS has them: <c>PREFIX/TASK/STREAM/000000.gz</c>.</summary>
internal sealed class ExportKeys(ExportTask task)
{
    /// <summary>What keys begin with where the caller says nothing.</summary>
    public const string DefaultPrefix = "exportedlogs";

    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    /// <summary>The object that is put to see whether the bucket can be written, below the prefix that the caller gave.</summary>
    public static string WriteTest(string? prefix) => string.IsNullOrEmpty(prefix) ? "aws-logs-write-test" : $"{prefix}/aws-logs-write-test";

    /// <summary>What the keys of the next stream's objects begin with. A slash in its name becomes a hyphen.</summary>
    public string Folder(string stream)
    {
        var name = stream.Replace('/', '-');

        // a/b and a-b do not overwrite each other.
        var folder = name;
        for (var i = 2; !_folders.Add(folder); i++)
        {
            folder = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
        }

        return $"{task.Prefix}/{task.Id}/{folder}/";
    }

    /// <summary>Name of a stream's object, which are counted from 0.</summary>
    public static string Object(int number) => string.Create(CultureInfo.InvariantCulture, $"{number:D6}.gz");
}
