using Plimsoll.Agent.Serving.Metadata;

namespace Plimsoll.Agent.Tests.Serving.Metadata;

public class MetadataRequestTests
{
    [Theory]
    [InlineData("/v2/metadata", 2, "Task", "")]
    [InlineData("/v2/metadata/d1", 2, "Container", "d1")]
    [InlineData("/v2/metadataWithTags", 2, "TaskWithTags", "")]
    [InlineData("/v2/stats", 2, "TaskStats", "")]
    [InlineData("/v2/stats/d1", 2, "ContainerStats", "d1")]
    [InlineData("/v3/id", 3, "Container", "id")]
    [InlineData("/v3/id/task", 3, "Task", "id")]
    [InlineData("/v4/", 4, "Container", "")]
    [InlineData("/v4/id", 4, "Container", "id")]
    [InlineData("/v4/id/", 4, "Container", "id")]
    [InlineData("/v4/id/task", 4, "Task", "id")]
    [InlineData("/v4/id/taskWithTags", 4, "TaskWithTags", "id")]
    [InlineData("/v4/id/stats", 4, "ContainerStats", "id")]
    [InlineData("/v4/id/task/stats", 4, "TaskStats", "id")]
    public void A_path_says_version_subject_and_id(string path, int version, string about, string id) =>
        Assert.Equal(new MetadataRequest(version, Enum.Parse<MetadataSubject>(about), id), MetadataRequest.Of(path));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/v1/metadata")]
    [InlineData("/v5/id")]
    [InlineData("/v4/id/other")]
    [InlineData("/v4/id/task/stats/more")]
    [InlineData("/v2/other")]
    public void Other_paths_are_for_something_else(string path) => Assert.Null(MetadataRequest.Of(path));
}
