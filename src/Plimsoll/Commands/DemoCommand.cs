using System.CommandLine;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Configuration;
using Plimsoll.Client;
using Plimsoll.Demo;
using Plimsoll.Hosting;
using Plimsoll.Local;
using Spectre.Console;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll demo</c>: a cluster, tasks, their logs, and nothing left behind.</summary>
internal static class DemoCommand
{
    private const int WideEnough = 200;

    public static Command Build()
    {
        var port = CommonOptions.Port();
        var once = new Option<bool>("--once") { Description = "End after the tour instead of waiting for Ctrl-C" };
        var command = new Command("demo", "Start a cluster of three instances, run tasks on it, show what came of it.") { port, once };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(port), parsed.GetValue(once)));
        return command;
    }

    private static async Task<int> RunAsync(int port, bool once)
    {
        var time = TimeProvider.System;
        var view = new DemoView(Terminal(), time);
        using var stop = new StopSignal(time);
        using var logs = Logs.ToStandardError(time, LogLevel.Warning);
        var options = new ServerOptions
        {
            Data = DataDirectory.DefaultPath(Environment.GetEnvironmentVariable) + "-demo", Port = port, Instances = 3,
        };
        var engine = AgentConfigReader.Read(new Dictionary<string, string>(), Variables.All()).Config.DockerHost;
        await DockerCheck.RunAsync(engine, CancellationToken.None);
        await view.StepAsync($"building the image {DemoImage.Name} from scratch", () => DemoImage.BuildAsync(engine, CancellationToken.None));
        var server = await view.StepAsync(
            "starting the control plane and three container instances in three availability zones",
            () => PlimsollServer.StartAsync(options, logs, time));
        using var docker = new DockerCli(engine);
        using var http = ServerHttp.Create();
        var caller = new EcsClient(http, ServerAccess.Of(options.Data), time);
        var registry = new DemoRegistry(new EcrClient(caller), docker, options.Account, options.Region);
        try
        {
            // A demo that was killed may have left tasks: they are no part of this one.
            await server.ResetAsync();
            using var cancel = new CancellationTokenSource();
            var tour = TourAsync(server, view, options, caller, registry, docker, http, cancel.Token);
            if (await Task.WhenAny(tour, stop.Task) == tour)
            {
                await tour;
                if (!once)
                {
                    view.Say("Ctrl-C ends the demo and removes its containers.");
                    await stop.Task;
                }
            }

            await cancel.CancelAsync();
            await tour.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            await view.StepAsync("removing containers, networks and cgroups", () => RemoveAsync(server, options, registry));
        }

        return 0;
    }

    private static async Task<bool> RemoveAsync(PlimsollServer server, ServerOptions options, DemoRegistry registry)
    {
        await server.RemoveContainersAsync(CancellationToken.None);
        await registry.ForgetAsync(CancellationToken.None);
        await server.DisposeAsync();
        Directory.Delete(options.Data, recursive: true);
        return true;
    }

    private static async Task TourAsync(
        PlimsollServer server, DemoView view, ServerOptions options, EcsClient caller, DemoRegistry registry, DockerCli docker, HttpClient http, CancellationToken cancel)
    {
        var tour = new DemoTour(caller, options.Cluster, TimeProvider.System);
        await tour.PrepareAsync(cancel);
        var push = await view.StepAsync("logging docker in and pushing the image to the registry", () => registry.PushAsync(cancel));
        var tasks = new List<PlacedTask>();
        foreach (var run in DemoDefinitions.Runs(registry.AwsName, options.Region, options.Cluster))
        {
            tasks.AddRange(await view.StepAsync($"running {run.Words}", () => tour.RunAsync(run, cancel)));
        }

        view.Tasks(tasks);
        view.Image(push, registry.AwsName, tasks);
        view.Logs(await view.StepAsync("waiting for what the containers write", () => tour.FirstLinesAsync(tasks.Count, cancel)));
        var address = tasks.Select(task => task.Address).OfType<Uri>().First();
        view.Address(address, await http.GetStringAsync(address, cancel));
        var killed = tasks[0];
        await docker.RunAsync(["kill", killed.Container!], null, cancel);
        view.Replaced(killed, await view.StepAsync(
            "killing the container of a web server, and waiting for another", () => tour.ReplacedAsync(DemoDefinitions.Service, tasks.Count(task => task.Definition == killed.Definition), killed.Id, cancel)));
        view.ByHand(ServerAccess.Of(options.Data).Server, server.DataPath, tasks[^1].Id, push);
    }

    private static IAnsiConsole Terminal()
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WideEnough;
        }

        return console;
    }
}
