using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Control.Templates;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Distribution;

/// <summary>Lists of the registry: repositories, tags, referrers.</summary>
internal sealed class ListRoutes(EcrContext context)
{
    private const int MostPerPage = 1000;

    /// <summary><c>GET /v2/_catalog</c>.</summary>
    public async Task CatalogAsync(RegistryCall call)
    {
        call.Require("DescribeRepositories");
        var (size, last) = Page(call);
        var names = await context.Cell(call.Registry).ReadAsync(
            view => view.In(EcrTables.RepositoriesInOrder, "", last).Take(size + 1).Select(repository => repository.Name).ToList());
        Cut(call, names, size, "/v2/_catalog");
        await WriteAsync(call, new CatalogBody(names), RegistryJson.Default.CatalogBody);
    }

    /// <summary><c>GET …/tags/list</c>.</summary>
    public async Task TagsAsync(RegistryCall call)
    {
        call.Require("ListImages");
        var (size, last) = Page(call);
        var name = call.Path.Name;
        var tags = await context.Cell(call.Registry).ReadAsync(view =>
        {
            EcrContext.Known(view, call.Registry, name);
            return view.In(EcrTables.TagsByRepository, name, last is null ? null : TagRecord.KeyOf(name, last))
                .Where(tag => view.Get(EcrTables.Images, ImageRecord.KeyOf(name, tag.Digest)) is { IsArchived: false }).Take(size + 1).Select(tag => tag.Tag).ToList();
        });
        Cut(call, tags, size, $"/v2/{name}/tags/list");
        await WriteAsync(call, new TagListBody(name, tags), RegistryJson.Default.TagListBody);
    }

    /// <summary><c>GET …/referrers/DIGEST</c>: what is about a manifest, be it there or not.</summary>
    public async Task ReferrersAsync(RegistryCall call)
    {
        call.Require("ListImageReferrers");
        var subject = call.Digest();
        string? type = call.Request.Query["artifactType"];
        var referrers = await context.Cell(call.Registry).ReadAsync(view =>
        {
            // Where a push would make the repository, it counts as an empty one: clients ask before they push.
            if (RepositoryByTemplate.Find(view, call.Path.Name, TemplateRecord.CreateOnPush) is null)
            {
                EcrContext.Known(view, call.Registry, call.Path.Name);
            }

            return view.In(EcrTables.ImagesBySubject, ImageRecord.KeyOf(call.Path.Name, subject.ToString()))
                .Where(image => !image.IsArchived && (string.IsNullOrEmpty(type) || image.ArtifactType == type))
                .Select(image => new ReferrerDescriptor(image.MediaType, image.Digest, image.ManifestSize, image.ArtifactType, image.Annotations))
                .ToList();
        });
        if (!string.IsNullOrEmpty(type))
        {
            call.Response.Headers["OCI-Filters-Applied"] = "artifactType";
        }

        await WriteAsync(call, new ReferrersBody(2, MediaTypes.OciIndex, referrers), RegistryJson.Default.ReferrersBody, MediaTypes.OciIndex);
    }

    private static (int Size, string? Last) Page(RegistryCall call)
    {
        string? n = call.Request.Query["n"];
        string? last = call.Request.Query["last"];
        var size = MostPerPage;
        if (!string.IsNullOrEmpty(n) && !int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out size))
        {
            throw new RegistryException(400, "PAGINATION_NUMBER_INVALID", "n is not a number of entries");
        }

        return (Math.Min(size, MostPerPage), string.IsNullOrEmpty(last) ? null : last);
    }

    // One more than fits was asked for: it says that there is a next page.
    private static void Cut(RegistryCall call, List<string> items, int size, string path)
    {
        if (items.Count > size)
        {
            items.RemoveAt(size);
            if (size > 0)
            {
                call.Response.Headers.Link = string.Create(
                    CultureInfo.InvariantCulture, $"<{path}?last={Uri.EscapeDataString(items[^1])}&n={size}>; rel=\"next\"");
            }
        }
    }

    private static async Task WriteAsync<T>(RegistryCall call, T body, JsonTypeInfo<T> shape, string type = "application/json")
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, shape);
        call.Response.ContentType = type;
        call.Response.ContentLength = bytes.Length;
        await call.Response.Body.WriteAsync(bytes, call.Aborted);
    }
}
