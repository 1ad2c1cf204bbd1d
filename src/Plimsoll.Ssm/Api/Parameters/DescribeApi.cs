using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Ssm.Control.Expiry;
using Plimsoll.Ssm.Control.Filters;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Lists parameters without their values.</summary>
internal sealed class DescribeApi(SsmContext context)
{
    private const int PageSize = 10;
    private readonly Pages _pages = new(context.Tokens);

    public IReadOnlyList<Operation> Operations =>
        [Create("DescribeParameters", SsmApiJson.Default.DescribeParametersRequest, SsmApiJson.Default.DescribeParametersResponse, DescribeAsync)];

    private ValueTask<DescribeParametersResponse> DescribeAsync(CallContext call, DescribeParametersRequest input)
    {
        if (input.Filters is { Count: > 0 } && input.ParameterFilters is { Count: > 0 })
        {
            throw SsmErrors.Validation("You can use either Filters or ParameterFilters in a single request.");
        }

        var filters = input.Filters is { Count: > 0 } older ? [.. older.Select(Newer)] : input.ParameterFilters;
        ParameterFilters.Check(filters, ParameterFilters.OfDescribe, tags: true);
        return context.Cell(call).ReadAsync(view =>
        {
            var (items, next) = _pages.Cut(
                call, $"DescribeParameters {ParameterFilters.Text(filters)}", input.MaxResults ?? PageSize, input.NextToken,
                after => view.In(SsmTables.ParametersInOrder, "", after)
                    .Where(parameter => ParameterFilters.Match(parameter, SsmContext.VersionOf(view, parameter), filters)),
                parameter => parameter.Name);
            return new DescribeParametersResponse { Parameters = [.. items.Select(parameter => Metadata(call, parameter, SsmContext.VersionOf(view, parameter)))], NextToken = next };
        });
    }

    // In the older form names are given by their beginnings.
    private static ParameterStringFilter Newer(ParametersFilter older) =>
        new() { Key = older.Key, Option = older.Key == "Name" ? "BeginsWith" : "Equals", Values = older.Values };

    private static ParameterMetadata Metadata(CallContext call, ParameterRecord parameter, ParameterVersionRecord version) => new()
    {
        Arn = SsmArns.Of(call, parameter.Name),
        Name = parameter.Name,
        Type = version.Type,
        DataType = version.DataType,
        KeyId = version.KeyId,
        Tier = parameter.Tier,
        Version = parameter.Version,
        Description = version.Description,
        AllowedPattern = version.AllowedPattern,
        LastModifiedDate = version.LastModifiedDate,
        LastModifiedUser = version.LastModifiedUser,
        Policies = ParameterPolicies.View(parameter.ExpiresAt),
    };
}
