using Plimsoll.Ecs.Control.Tasks;

namespace Plimsoll.Ecs.Tests.Control.Tasks;

public sealed class AttachmentReportsTests
{
    private static readonly Attachment[] Made = [new() { Id = "11111111-aaaa", Status = "PRECREATED" }];

    [Fact]
    public void An_interface_that_the_agent_found_is_ATTACHED() => Assert.Equal("ATTACHED", Apply("11111111-aaaa", "ATTACHED")[0].Status);

    [Fact]
    public void An_interface_of_another_name_is_passed_over() => Assert.Same(Made, Apply("22222222-bbbb", "ATTACHED"));

    [Fact]
    public void A_status_never_goes_back()
    {
        var attached = Apply("11111111-aaaa", "ATTACHED");

        Assert.Same(attached, AttachmentReports.Apply(attached, [Report("11111111-aaaa", "ATTACHING")]));
    }

    private static IReadOnlyList<Attachment> Apply(string id, string status) => AttachmentReports.Apply(Made, [Report(id, status)]);

    private static AttachmentStateChange Report(string id, string status) =>
        new() { AttachmentArn = $"arn:aws:ecs:eu-west-1:123456789012:attachment/{id}", Status = status };
}
