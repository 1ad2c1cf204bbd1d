using Plimsoll.SecretsManager.Control.Versions;
using Plimsoll.Wire.Errors;

namespace Plimsoll.SecretsManager.Tests.Control.Versions;

public sealed class StagingLabelsTests
{
    [Theory]
    [InlineData("", "1", "AWSCURRENT", "AWSCURRENT=1")]
    [InlineData("AWSCURRENT=1", "2", "AWSCURRENT", "AWSCURRENT=2 AWSPREVIOUS=1")]
    [InlineData("AWSCURRENT=2 AWSPREVIOUS=1", "3", "AWSCURRENT", "AWSCURRENT=3 AWSPREVIOUS=2")]
    [InlineData("AWSCURRENT=2 AWSPREVIOUS=1", "1", "AWSCURRENT", "AWSCURRENT=1 AWSPREVIOUS=2")]
    [InlineData("AWSCURRENT=1", "1", "AWSCURRENT", "AWSCURRENT=1")]
    [InlineData("AWSCURRENT=1", "2", "AWSPENDING", "AWSCURRENT=1 AWSPENDING=2")]
    [InlineData("AWSCURRENT=1 AWSPENDING=2", "2", "AWSCURRENT", "AWSCURRENT=2 AWSPENDING=2 AWSPREVIOUS=1")]
    [InlineData("AWSCURRENT=1 mine=1", "2", "mine", "AWSCURRENT=1 mine=2")]
    public void Who_loses_the_current_label_gets_the_previous_one(string before, string version, string stage, string after) =>
        Assert.Equal(after, Text(StagingLabels.Put(Labels(before), version, [stage])));

    [Theory]
    [InlineData("mine=1", "1", "2", "mine=2")]
    [InlineData("mine=1", "1", null, "")]
    [InlineData("", null, "1", "mine=1")]
    [InlineData("mine=1", null, "1", "mine=1")]
    [InlineData("mine=1", "1", "1", "mine=1")]
    public void A_label_moves_from_who_has_it(string before, string? from, string? to, string after) =>
        Assert.Equal(after, Text(StagingLabels.Move(Labels(before), "mine", from, to)));

    [Theory]
    [InlineData("mine=1", "mine", null, "2", "The parameter RemoveFromVersionId can't be empty. Staging label mine is currently attached to version 1, so you must explicitly reference that version in RemoveFromVersionId.")]
    [InlineData("mine=1", "mine", "2", "3", "When you move staging label mine, if you specify RemoveFromVersionId, it must be set to the version that currently has the staging label mine.")]
    [InlineData("", "mine", "2", null, "When you move staging label mine, if you specify RemoveFromVersionId, it must be set to the version that currently has the staging label mine.")]
    [InlineData("mine=1", "mine", null, null, "You must provide MoveToVersionId, RemoveFromVersionId or both.")]
    [InlineData("AWSCURRENT=1", "AWSCURRENT", "1", null, "You can't remove staging label AWSCURRENT without moving it to another version.")]
    public void A_move_that_says_something_else_is_refused(string before, string label, string? from, string? to, string message)
    {
        var error = Assert.Throws<AwsException>(() => StagingLabels.Move(Labels(before), label, from, to));

        Assert.Equal(("InvalidParameterException", message), (error.Code, error.Message));
    }

    [Fact]
    public void A_secret_has_twenty_labels_at_most()
    {
        var twenty = StagingLabels.Put(Labels("AWSCURRENT=1"), "1", [.. Enumerable.Range(1, 19).Select(number => $"label{number}")]);

        Assert.Equal("LimitExceededException", Assert.Throws<AwsException>(() => StagingLabels.Put(twenty, "1", ["one more"])).Code);
    }

    private static Dictionary<string, string> Labels(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).ToDictionary(one => one[0], one => one[1]);

    private static string Text(IReadOnlyDictionary<string, string> labels) =>
        string.Join(' ', labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));
}
