namespace Plimsoll.CloudWatch.Logs.Api.Streams;

internal sealed record DeleteLogStreamResponse;
