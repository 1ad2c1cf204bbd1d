using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Ssm.Control.Filters;
using Plimsoll.Ssm.Control.Public;
using Plimsoll.Ssm.Control.Values;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Naming;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Reads parameters with their values.</summary>
internal sealed class ReadApi(SsmContext context)
{
    private const int PageSize = 10;
    private readonly ParameterReads _reads = new(context);
    private readonly Pages _pages = new(context.Tokens);

    public IReadOnlyList<Operation> Operations =>
    [
        Create("GetParameter", SsmApiJson.Default.GetParameterRequest, SsmApiJson.Default.GetParameterResponse, GetAsync),
        Create("GetParameters", SsmApiJson.Default.GetParametersRequest, SsmApiJson.Default.GetParametersResponse, GetSeveralAsync),
        Create("GetParametersByPath", SsmApiJson.Default.GetParametersByPathRequest, SsmApiJson.Default.GetParametersByPathResponse, GetByPathAsync),
    ];

    private ValueTask<GetParameterResponse> GetAsync(CallContext call, GetParameterRequest input)
    {
        var reference = ParameterRef.Read(call, input.Name!);
        return context.Cell(call).ReadAsync(view => new GetParameterResponse { Parameter = _reads.Read(view, call, reference, input.WithDecryption == true) });
    }

    private ValueTask<GetParametersResponse> GetSeveralAsync(CallContext call, GetParametersRequest input)
    {
        var references = input.Names!.Select(name => ParameterRef.Read(call, name)).ToList();
        return context.Cell(call).ReadAsync(view =>
        {
            var found = new List<Parameter>();
            var invalid = new List<string>();
            foreach (var reference in references)
            {
                try
                {
                    found.Add(_reads.Read(view, call, reference, input.WithDecryption == true));
                }
                catch (AwsException error) when (error.Code is "ParameterNotFound" or "ParameterVersionNotFound")
                {
                    invalid.Add(reference.Given);
                }
            }

            return new GetParametersResponse
            {
                Parameters = [.. found.DistinctBy(one => (one.Name, one.Selector)).OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Version)],
                InvalidParameters = [.. invalid.Distinct()],
            };
        });
    }

    private ValueTask<GetParametersByPathResponse> GetByPathAsync(CallContext call, GetParametersByPathRequest input)
    {
        var path = ParameterNames.Path(input.Path!);
        ParameterFilters.Check(input.ParameterFilters, ParameterFilters.OfPath, tags: false);
        var (deep, decrypt, size) = (input.Recursive == true, input.WithDecryption == true, input.MaxResults ?? PageSize);
        var query = $"GetParametersByPath {path} {deep} {ParameterFilters.Text(input.ParameterFilters)}";
        return context.Cell(call).ReadAsync(view =>
        {
            if (SsmArns.IsPublic(path))
            {
                var (names, more) = _pages.Cut(
                    call, query, size, input.NextToken, after => context.Public.Names(after).Where(name => ParameterFilters.IsUnder(name, path, deep) && PublicParameters.Match(input.ParameterFilters)),
                    name => name);
                return new GetParametersByPathResponse { Parameters = [.. names.Select(name => _reads.OfPublic(call, name, context.Public.Find(name)!))], NextToken = more };
            }

            // In the order of the names those under a path are together, right after what the path would be.
            var (items, next) = _pages.Cut(
                call, query, size, input.NextToken,
                after => view.In(SsmTables.ParametersInOrder, "", after ?? path)
                    .TakeWhile(parameter => parameter.Name.StartsWith(path, StringComparison.Ordinal))
                    .Where(parameter => ParameterFilters.IsUnder(parameter.Name, path, deep)
                        && ParameterFilters.Match(parameter, SsmContext.VersionOf(view, parameter), input.ParameterFilters)),
                parameter => parameter.Name);
            return new GetParametersByPathResponse
            {
                Parameters = [.. items.Select(parameter => _reads.Of(call, parameter, SsmContext.VersionOf(view, parameter), decrypt))],
                NextToken = next,
            };
        });
    }
}
