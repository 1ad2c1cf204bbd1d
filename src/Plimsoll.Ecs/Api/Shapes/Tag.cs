using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record Tag
{
    [Pattern(@"([\p{L}\p{Z}\p{N}_.:/=+\-@]*)"), Length(1, 128)]
    public string? Key { get; init; }

    [Pattern(@"([\p{L}\p{Z}\p{N}_.:/=+\-@]*)"), Length(0, 256)]
    public string? Value { get; init; }
}
