using Microsoft.Extensions.Time.Testing;
using Plimsoll.Ecr.Control.Lifecycle;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Control.Lifecycle;

public sealed class LifecyclePreviewsTests
{
    private readonly LifecyclePreviews _previews = new(new FakeTimeProvider());

    [Fact]
    public async Task A_second_preview_waits_for_the_end_of_the_first()
    {
        var slow = new TaskCompletionSource<IReadOnlyList<LifecycleMark>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.True(_previews.TryStart("app", "one", () => slow.Task));

        Assert.False(_previews.TryStart("app", "two", () => slow.Task));
        Assert.True(_previews.TryStart("other", "three", () => slow.Task));
        Assert.Equal(LifecyclePreview.InProgress, _previews.Find("app")!.Status);

        slow.SetResult([]);
        Assert.Equal(LifecyclePreview.Complete, await FinishedAsync());
        Assert.True(_previews.TryStart("app", "two", () => slow.Task));
    }

    [Fact]
    public async Task A_preview_for_which_the_store_failed_has_failed()
    {
        _previews.TryStart("app", "one", () => throw new IOException("disk"));

        Assert.Equal(LifecyclePreview.Failed, await FinishedAsync());
    }

    private Task<string> FinishedAsync() => Eventually.Async(() => Task.FromResult(_previews.Find("app")!.Status), status => status != LifecyclePreview.InProgress);
}
