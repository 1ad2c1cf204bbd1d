using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.CloudWatch.Tests.Logs.Store;

/// <summary>A store over a real file in a directory of its own, which can be closed and opened again.</summary>
internal sealed class TemporaryStore : IDisposable
{
    public static readonly LogScope Scope = new("111122223333", "eu-west-1");

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("plimsoll-logs");

    public TemporaryStore() => Store = new LogStore(FilePath);

    public string FilePath => Path.Combine(_directory.FullName, "logs.db");

    public LogStore Store { get; private set; }

    public LogGroup Group(string name) => Store.Read(r => r.Groups.Find(Scope, name)!);

    public LogStream Stream(string group, string name) => Store.Read(r => r.Streams.Find(r.Groups.Find(Scope, group)!.Id, name)!);

    public async Task<LogGroup> MakeGroupAsync(string name, int? retention = null, LogScope? scope = null)
    {
        await Store.WriteAsync(w => w.CreateGroup(
            new LogGroup(0, scope ?? Scope, name, 1, "STANDARD", retention, false, 0), new Dictionary<string, string> { ["made-by"] = "test" }));
        return Store.Read(r => r.Groups.Find(scope ?? Scope, name)!);
    }

    public async Task<LogStream> MakeStreamAsync(LogGroup group, string name)
    {
        await Store.WriteAsync(w => w.CreateStream(group.Id, name, 1));
        return Store.Read(r => r.Streams.Find(group.Id, name)!);
    }

    public Task PutAsync(LogStream stream, params NewLogEvent[] events) => Store.WriteAsync(w =>
    {
        w.Append(stream, events, ingested: 5);
        return true;
    });

    public string[] Messages(LogStream stream) =>
        Store.Read(r => r.Events.StreamForward(stream, default, long.MaxValue).Select(e => e.Event!.Message).ToArray());

    public void Reopen()
    {
        Store.Dispose();
        Store = new LogStore(FilePath);
    }

    public void Dispose()
    {
        Store.Dispose();
        _directory.Delete(recursive: true);
    }
}
