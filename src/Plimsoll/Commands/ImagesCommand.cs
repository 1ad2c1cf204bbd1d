using System.CommandLine;
using System.Text.Json;
using Plimsoll.Client;
using Plimsoll.Hosting;
using Plimsoll.Images;
using Spectre.Console;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll images</c>: repositories, their images, who uses them; <c>plimsoll images rm</c> deletes some.</summary>
internal static class ImagesCommand
{
    public static Command Build()
    {
        var data = CommonOptions.Data();
        var output = CommonOptions.Output();
        var command = new Command("images", "Show repositories and their images: tags, sizes, pushes, pulls, and which tasks and definitions use them.") { data, output };
        command.SetAction(async (parsed, cancel) =>
        {
            using var http = ServerHttp.Create();
            var access = await ServerLookup.FindAsync(parsed, data, http, cancel);
            var images = await RegistryImages.AskAsync(access.Server, new EcrClient(new EcsClient(http, access, TimeProvider.System)), cancel);
            Write(images, parsed.GetValue(output) == "json", parsed.InvocationConfiguration.Output);
        });
        command.Add(BuildRemove());
        return command;
    }

    private static Command BuildRemove()
    {
        var data = CommonOptions.Data();
        var force = new Option<bool>("--force") { Description = "Also images that tasks or active task definitions use" };
        var names = new Argument<string[]>("image") { Description = "REPOSITORY:TAG or REPOSITORY@DIGEST", Arity = ArgumentArity.OneOrMore };
        names.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => Id(token.Value) is null))
            {
                result.AddError($"'{token.Value}' is not an image: REPOSITORY:TAG or REPOSITORY@DIGEST.");
            }
        });
        var command = new Command("rm", "Delete images.") { names, force, data };
        command.SetAction(async (parsed, cancel) =>
        {
            using var http = ServerHttp.Create();
            var access = await ServerLookup.FindAsync(parsed, data, http, cancel);
            var ecr = new EcrClient(new EcsClient(http, access, TimeProvider.System));
            var failed = false;
            foreach (var one in parsed.GetRequiredValue(names).Select(name => Id(name)!.Value).GroupBy(one => one.Repository))
            {
                var answer = await ecr.DeleteAsync(one.Key, [.. one.Select(image => image.Id)], parsed.GetValue(force), cancel);
                foreach (var gone in answer.ImageIds)
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync($"deleted {one.Key}{(gone.ImageTag is null ? "" : ":" + gone.ImageTag)} {gone.ImageDigest}");
                }

                foreach (var failure in answer.Failures)
                {
                    failed = true;
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(
                        $"{one.Key}{(failure.ImageId.ImageTag is { } tag ? ":" + tag : "@" + failure.ImageId.ImageDigest)}: {failure.FailureReason}");
                }
            }

            return failed ? 1 : 0;
        });
        return command;
    }

    private static (string Repository, ImageId Id)? Id(string name) =>
        name.Split('@') is [{ Length: > 1 } repository, { Length: > 0 } digest] ? (repository, new ImageId { ImageDigest = digest })
        : name.Split(':') is [{ Length: > 1 } tagged, { Length: > 0 } tag] ? (tagged, new ImageId { ImageTag = tag })
        : null;

    private static void Write(RegistryImages images, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(images, ImagesJson.Default.RegistryImages));
        }
        else if (Console.IsOutputRedirected)
        {
            ImagesView.WritePlain(output, images);
        }
        else
        {
            ImagesView.Draw(AnsiConsole.Console, images, TimeProvider.System.GetUtcNow());
        }
    }
}
