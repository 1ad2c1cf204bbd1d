using System.Globalization;
using Plimsoll.CloudWatch.Logs.Api.Filters;
using Plimsoll.CloudWatch.Logs.Metrics;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Patterns;
using Plimsoll.CloudWatch.Logs.Store;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>Metric filters.</summary>
internal sealed class MetricFilterApi(LogsContext context)
{
    private const int MostOfGroup = 100;
    private const int MostDimensions = 3;

    public async ValueTask<PutMetricFilterResponse> PutAsync(CallContext call, PutMetricFilterRequest request)
    {
        var pattern = LogsErrors.ParsePattern(request.FilterPattern!);
        var transformation = request.MetricTransformations![0];
        Check(transformation, pattern);
        var now = context.Now;
        await context.ChangeGroupAsync(call, request.LogGroupName!, (writer, group) =>
        {
            var others = writer.Filters.Metrics(group.Id).Count(filter => filter.Name != request.FilterName);
            if (others >= MostOfGroup)
            {
                throw LogsErrors.LimitExceeded("Resource limit exceeded.");
            }

            writer.Filtering.Put(new MetricFilter(
                group.Id, group.Name, request.FilterName!, request.FilterPattern!, now, transformation.MetricNamespace!, transformation.MetricName!,
                transformation.MetricValue!, transformation.DefaultValue, transformation.Unit,
                transformation.Dimensions ?? new Dictionary<string, string>()));
        }).ConfigureAwait(false);
        return new PutMetricFilterResponse();
    }

    public ValueTask<DescribeMetricFiltersResponse> DescribeAsync(CallContext call, DescribeMetricFiltersRequest request)
    {
        if (request.MetricName is null != request.MetricNamespace is null)
        {
            throw LogsErrors.InvalidParameter("metricName and metricNamespace must be specified together.");
        }

        var query = string.Join(
            '\n', call.Account, call.Region, "DescribeMetricFilters", request.LogGroupName, request.FilterNamePrefix, request.MetricName, request.MetricNamespace);
        var (filters, nextToken) = context.Page(query, request.Limit, request.NextToken, List, Key);
        return ValueTask.FromResult(new DescribeMetricFiltersResponse { MetricFilters = [.. filters.Select(Show)], NextToken = nextToken });

        IEnumerable<MetricFilter> List(LogReader reader, string? after) =>
            (request.LogGroupName is { } name
                ? reader.Filters.Metrics(LogsContext.Group(reader.Groups, call, name).Id)
                : reader.Filters.Metrics(LogsContext.Scope(call)))
            .Where(filter => after is null || string.CompareOrdinal(Key(filter), after) > 0)
            .Where(filter => request.FilterNamePrefix is not { } prefix || filter.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Where(filter => request.MetricName is null || (filter.Metric == request.MetricName && filter.Namespace == request.MetricNamespace))
            .OrderBy(Key, StringComparer.Ordinal);
    }

    public async ValueTask<DeleteMetricFilterResponse> DeleteAsync(CallContext call, DeleteMetricFilterRequest request)
    {
        await context.ChangeGroupAsync(call, request.LogGroupName!, (writer, group) =>
        {
            if (!writer.Filtering.DeleteMetric(group.Id, request.FilterName!))
            {
                throw LogsErrors.NotFound("The specified metric filter does not exist.");
            }
        }).ConfigureAwait(false);
        return new DeleteMetricFilterResponse();
    }

    public ValueTask<TestMetricFilterResponse> TestAsync(CallContext call, TestMetricFilterRequest request)
    {
        var pattern = LogsErrors.ParsePattern(request.FilterPattern!);
        var matches = request.LogEventMessages!
            .Select((message, number) => (message, number))
            .Where(tested => pattern.Matches(tested.message))
            .Select(tested => new MetricFilterMatchRecord
            {
                EventMessage = tested.message,
                EventNumber = tested.number,
                ExtractedValues = pattern.Extract(tested.message),
            });
        return ValueTask.FromResult(new TestMetricFilterResponse { Matches = [.. matches] });
    }

    private static string Key(MetricFilter filter) => $"{filter.Group}\n{filter.Name}";

    private static void Check(MetricTransformationShape transformation, FilterPattern pattern)
    {
        if (transformation.Dimensions is { Count: > 0 } dimensions)
        {
            if (transformation.DefaultValue is not null)
            {
                throw Invalid("dimensions and default value are mutually exclusive properties.");
            }

            if (dimensions.Count > MostDimensions)
            {
                throw Invalid($"there can be at most {MostDimensions} dimensions.");
            }

            foreach (var field in dimensions.Values)
            {
                CheckField(field ?? "", pattern);
            }
        }

        if (transformation.DefaultValue is { } value && !double.IsFinite(value))
        {
            throw Invalid("the default value must be a number.");
        }

        if (FieldReader.IsField(transformation.MetricValue!))
        {
            CheckField(transformation.MetricValue!, pattern);
        }
        else if (!double.TryParse(transformation.MetricValue, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            throw Invalid("metric value must be a number or a field of the filter pattern.");
        }
    }

    private static void CheckField(string field, FilterPattern pattern)
    {
        try
        {
            if (pattern is JsonPattern)
            {
                var scanner = new PatternScanner(field);
                JsonSelectorParser.Read(scanner);
                scanner.ExpectEnd();
                return;
            }
        }
        catch (FilterPatternException)
        {
            throw Invalid($"{field} is not a property of a JSON event.");
        }

        if (pattern is not SpaceDelimitedPattern || !FieldReader.IsField(field))
        {
            throw Invalid($"the filter pattern has no field {field}.");
        }
    }

    private static Wire.Errors.AwsException Invalid(string reason) => LogsErrors.InvalidParameter($"Invalid metric transformation: {reason}");

    private static MetricFilterShape Show(MetricFilter filter) => new()
    {
        ApplyOnTransformedLogs = false,
        CreationTime = filter.Created,
        FilterName = filter.Name,
        FilterPattern = filter.Pattern,
        LogGroupName = filter.Group,
        MetricTransformations =
        [
            new MetricTransformationShape
            {
                DefaultValue = filter.DefaultValue,
                Dimensions = filter.Dimensions.Count > 0 ? filter.Dimensions : null,
                MetricName = filter.Metric,
                MetricNamespace = filter.Namespace,
                MetricValue = filter.Value,
                Unit = filter.Unit ?? "None",
            },
        ],
    };
}
