using Plimsoll.Ssm.Api.Shapes;
using Plimsoll.Ssm.Control.Filters;
using Plimsoll.Ssm.Control.Public;
using Plimsoll.Ssm.Control.Values;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Naming;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.Ssm.Api.Parameters;

/// <summary>Reads parameters with their values.</summary>
internal sealed class ReadApi(SsmContext context, SecretReferenceReads secrets)
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

    private async ValueTask<GetParameterResponse> GetAsync(CallContext call, GetParameterRequest input)
    {
        var decrypt = input.WithDecryption == true;
        if (SecretReference.Read(input.Name!) is { } secret)
        {
            return new GetParameterResponse { Parameter = await secrets.ReadAsync(call, secret, decrypt).ConfigureAwait(false) };
        }

        var reference = ParameterRef.Read(call, input.Name!);
        return new GetParameterResponse { Parameter = await context.Cell(call).ReadAsync(view => _reads.Read(view, call, reference, decrypt)).ConfigureAwait(false) };
    }

    private async ValueTask<GetParametersResponse> GetSeveralAsync(CallContext call, GetParametersRequest input)
    {
        var decrypt = input.WithDecryption == true;
        var named = input.Names!.Select(SecretReference.Read).OfType<SecretReference>().ToList();
        var references = input.Names!.Where(name => SecretReference.Read(name) is null).Select(name => ParameterRef.Read(call, name)).ToList();
        var answers = await context.Cell(call).ReadAsync(view => references.Select(reference =>
            (reference.Given, Found: Missing.Or(() => _reads.Read(view, call, reference, decrypt)))).ToList()).ConfigureAwait(false);
        foreach (var secret in named)
        {
            answers.Add((secret.Given, await Missing.OrAsync(() => secrets.ReadAsync(call, secret, decrypt)).ConfigureAwait(false)));
        }

        return new GetParametersResponse
        {
            Parameters =
            [
                .. answers.Select(answer => answer.Found).OfType<Parameter>().DistinctBy(one => (one.Name, one.Selector))
                    .OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Version),
            ],
            InvalidParameters = [.. answers.Where(answer => answer.Found is null).Select(answer => answer.Given).Distinct()],
        };
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
