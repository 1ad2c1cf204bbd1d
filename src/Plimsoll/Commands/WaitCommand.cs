using System.CommandLine;
using Plimsoll.Client;
using Plimsoll.Hosting;
using Plimsoll.Status;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll wait</c>: until services have come up, or it is plain that one does not.</summary>
internal static class WaitCommand
{
    private const int MostSeconds = 24 * 3600;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    public static Command Build()
    {
        var services = new Argument<string[]>("service") { Description = "Services to wait for; all of the cluster by default", Arity = ArgumentArity.ZeroOrMore };
        var cluster = new Option<string?>("--cluster") { Description = "Cluster of the services", HelpName = "NAME" };
        var timeout = new Option<int>("--timeout") { Description = "Seconds after which to give up", HelpName = "SECONDS", DefaultValueFactory = _ => 300 };
        ServerCommandOptions.Check(timeout, 1, MostSeconds, $"is not a number of seconds from 1 to {MostSeconds}");
        var data = CommonOptions.Data();
        var command = new Command("wait", "Wait until services run; end with 1 and the reason as soon as it is plain that one does not.") { services, cluster, timeout, data };
        command.SetAction(async (parsed, cancel) =>
        {
            using var http = ServerHttp.Create();
            var access = await ServerLookup.FindAsync(parsed, data, http, cancel);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(parsed.GetValue(timeout)), TimeProvider.System);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
            var wait = new ServiceWait(new EcsClient(http, access, TimeProvider.System), parsed.GetValue(cluster) ?? access.Server.Cluster, TimeProvider.System, Look);
            try
            {
                await wait.RunAsync(parsed.GetValue(services) ?? [], parsed.InvocationConfiguration.Output, both.Token);
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested)
            {
                throw new CommandException(
                    $"{string.Join(", ", wait.Waiting)} did not come up in {parsed.GetValue(timeout)} s. {wait.Known}.".TrimStart(),
                    wait.Waiting.Count == 0 ? "The server does not answer in time." : $"{string.Join(", ", wait.Waiting.Select(name => $"plimsoll explain {name}"))}: what it waits for.");
            }
        });
        return command;
    }
}
