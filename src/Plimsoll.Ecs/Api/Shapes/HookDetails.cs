namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record HookDetails
{

}
