namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>What an agent reports of the network interfaces of its tasks: it names them by ARN, with no status of the task (spec/agent-protocol.md §1.5).</summary>
internal static class AttachmentReports
{
    private static readonly string[] Order = ["PRECREATED", "CREATED", "ATTACHING", "ATTACHED", "DETACHING", "DETACHED", "DELETED", "FAILED"];

    /// <summary>The attachments after the report; the same list when it says nothing new.</summary>
    public static IReadOnlyList<Attachment> Apply(IReadOnlyList<Attachment> attachments, IReadOnlyList<AttachmentStateChange> reports)
    {
        var result = attachments
            .Select(attachment => reports.LastOrDefault(report => report.AttachmentArn!.EndsWith($":attachment/{attachment.Id}", StringComparison.Ordinal)) is { } report
                && Array.IndexOf(Order, report.Status) > Array.IndexOf(Order, attachment.Status)
                    ? attachment with { Status = report.Status }
                    : attachment)
            .ToList();
        return result.SequenceEqual(attachments) ? attachments : result;
    }
}
