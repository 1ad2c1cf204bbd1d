using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.CloudWatch.Tests.Logs.Store;

public sealed class LogFileTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("plimsoll-logs");

    private string FilePath => Path.Combine(_directory.FullName, "logs.db");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_file_of_an_earlier_version_gets_the_tables_that_it_lacks_and_keeps_what_it_has(int version)
    {
        using (var earlier = new SqliteSession(FilePath))
        {
            earlier.RunScript($"{LogSchema.Tables} {(version > 1 ? LogSchema.Filters : "")} PRAGMA user_version={version};");
            earlier.Execute("INSERT INTO log_stream_deleted(id) VALUES(7)");
        }

        using var session = LogFile.Open(FilePath);

        Assert.Equal(7, session.Scalar("SELECT id FROM log_stream_deleted"));
        Assert.Equal(0, session.Scalar("SELECT (SELECT count(*) FROM metric_filter) + (SELECT count(*) FROM export_task)"));
        Assert.Equal(LogSchema.Version, session.Scalar("PRAGMA user_version"));
    }
}
