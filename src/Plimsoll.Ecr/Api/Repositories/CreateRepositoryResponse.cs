using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Repositories;

/// <summary>Output of <c>CreateRepository</c>.</summary>
internal sealed record CreateRepositoryResponse
{
    public Repository? Repository { get; init; }
}
