using System.Globalization;
using Spectre.Console;

namespace Plimsoll.Images;

/// <summary>Draws the registry: a table for each repository on a terminal, plain lines elsewhere.</summary>
internal static class ImagesView
{
    private const int ShortDigest = 19;
    private const int MostUsers = 3;

    public static void Draw(IAnsiConsole console, RegistryImages registry, DateTimeOffset now)
    {
        console.MarkupLineInterpolated($"registry of account {registry.Account} in {registry.Region}, {Count(registry.Repositories.Count, "repository", "repositories")}");
        foreach (var repository in registry.Repositories)
        {
            console.WriteLine();
            var bytes = Amounts.Bytes(repository.Images.Sum(image => image.SizeInBytes));
            console.MarkupLineInterpolated($"[bold]{repository.Name}[/]  {repository.Uri}  {Count(repository.Images.Count, "image", "images")}, {bytes}");
            if (repository.Images.Count > 0)
            {
                console.Write(Images(repository, now));
            }
        }
    }

    /// <summary>One line for each repository and image, fields apart by tabs: for scripts.</summary>
    public static void WritePlain(TextWriter output, RegistryImages registry)
    {
        foreach (var repository in registry.Repositories)
        {
            output.WriteLine($"repository\t{repository.Name}\t{repository.Uri}");
            foreach (var image in repository.Images)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"image\t{repository.Name}\t{Tags(image)}\t{image.Digest}\t{image.SizeInBytes}\tpushed {image.PushedAt:yyyy-MM-ddTHH:mm:ssZ}\tpulled {(image.LastPulledAt is { } pulled ? $"{pulled:yyyy-MM-ddTHH:mm:ssZ}" : "-")}\tused by {(image.UsedBy.Count == 0 ? "-" : string.Join(", ", image.UsedBy))}{(image.Archived ? "\tarchived" : "")}"));
            }
        }
    }

    private static Table Images(RepositoryImages repository, DateTimeOffset now)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in new[] { "tags", "digest", "size", "pushed", "last pull", "used by" })
        {
            table.AddColumn(column);
        }

        foreach (var image in repository.Images)
        {
            table.AddRow(
                new Text(Tags(image), image.Tags.Count == 0 ? Color.Grey : Color.Default),
                new Text(image.Digest[..Math.Min(ShortDigest, image.Digest.Length)]),
                new Text(Amounts.Bytes(image.SizeInBytes) + (image.Archived ? ", archived" : "")),
                new Text(Amounts.Ago(image.PushedAt, now)),
                new Text(image.LastPulledAt is { } pulled ? Amounts.Ago(pulled, now) : "never"),
                new Text(Users(image), image.UsedBy.Count == 0 ? Color.Grey : Color.Green));
        }

        return table;
    }

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    private static string Tags(ImageStatus image) => image.Tags.Count == 0 ? "-" : string.Join(", ", image.Tags);

    private static string Users(ImageStatus image) => image.UsedBy.Count == 0 ? "nobody"
        : string.Join("\n", image.UsedBy.Take(MostUsers)) + (image.UsedBy.Count > MostUsers ? $"\nand {image.UsedBy.Count - MostUsers} more" : "");
}
