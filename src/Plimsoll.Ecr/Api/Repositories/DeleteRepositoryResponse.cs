using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Repositories;

/// <summary>Output of <c>DeleteRepository</c>.</summary>
internal sealed record DeleteRepositoryResponse
{
    public Repository? Repository { get; init; }
}
